/** What one command does, or what a list or an editor does by itself, for tooltips and the sheet behind `?`. */
export interface KeyRow {
  readonly id: string
  readonly label: string
  readonly group:
    | 'Captures'
    | 'Payload'
    | 'Answer'
    | 'List of answers'
    | 'Fixtures'
    | 'Rules'
    | 'JSON editor'
    | 'Breakpoint'
    | 'Practice'
    | 'Page'
  /** What to press, each by itself enough: `j`, `Shift+F8`, `Mod+Enter`, or two after each other, `g l`. */
  readonly keys: readonly string[]
}

export interface Command extends KeyRow {
  /** Keys that a person cannot change, because everybody expects them there: arrows in a list, Esc. */
  readonly also?: readonly string[]
  /** Also while a field or an editor has the focus. Single letters never are. */
  readonly inFields: boolean
  /** Before an editor or a menu that has a meaning of its own for the same keys. */
  readonly first?: true
  /** A selector of what it acts on: nothing happens while none of it is on the page. Without one it acts everywhere. */
  readonly on?: string
  /** Only for keys that are pressed in a certain place. Such a command is not in the palette, which has no place. */
  when?(event: KeyboardEvent): boolean
  /** Why it cannot act now, in a few words; null when it can. */
  hindrance?(): string | null
  /** @param event what was pressed; left out when it was chosen in another way */
  run(event?: KeyboardEvent): void
}

export const plain = (event: KeyboardEvent): boolean => !(event.ctrlKey || event.metaKey || event.altKey)
