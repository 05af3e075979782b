/** One line of the sheet behind `?`. */
export interface KeyRow {
  readonly id: string
  readonly label: string
  readonly group:
    | 'Captures'
    | 'Answer'
    | 'List of answers'
    | 'Rules'
    | 'JSON editor'
    | 'Breakpoint'
    | 'Practice'
    | 'Page'
  /** What to press, for tooltips and the sheet: keys of a chord or a sequence, alternatives separated by "or". */
  readonly keys: readonly string[]
}

export interface Command extends KeyRow {
  /** Also while a field or an editor has the focus. Single letters never are. */
  readonly inFields: boolean
  /** Before an editor or a menu that has a meaning of its own for the same keys. */
  readonly first?: true
  /** A selector of what it acts on: nothing happens while none of it is on the page. Without one it acts everywhere. */
  readonly on?: string
  /** `before` is the letter that was pressed just before, for sequences. */
  matches(event: KeyboardEvent, before: string | null): boolean
  run(event: KeyboardEvent): void
}

export const plain = (event: KeyboardEvent): boolean => !(event.ctrlKey || event.metaKey || event.altKey)
/** One of these keys alone. */
export const key =
  (...names: readonly string[]) =>
  (event: KeyboardEvent, before: string | null): boolean =>
    before !== 'g' && plain(event) && names.includes(event.key)
/** The second key of a sequence. */
export const afterG =
  (name: string) =>
  (event: KeyboardEvent, before: string | null): boolean =>
    before === 'g' && plain(event) && event.key === name
export const alt = (name: string) => (event: KeyboardEvent) =>
  event.altKey && !event.ctrlKey && !event.metaKey && event.key === name
