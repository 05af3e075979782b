import type { KeyRow } from './command.ts'

const rows = (
  group: KeyRow['group'],
  all: readonly (readonly [id: string, label: string, ...keys: string[]])[],
): readonly KeyRow[] => all.map(([id, label, ...keys]) => ({ id, label, group, keys }))

/** Keys that belong to a list or an editor while it has the focus: it listens for them itself, the sheet names them. */
export const ownKeys: readonly KeyRow[] = [
  ...rows('Captures', [
    ['list-page', 'A page further', 'PageDown', 'PageUp'],
    ['list-extend', 'Choose several rows', 'Shift+ArrowDown', 'Shift+ArrowUp'],
  ]),
  ...rows('Payload', [
    ['tree-open', 'Open or close; all of a long value', 'Enter'],
    ['tree-beside', 'Open all beside it', '*'],
    ['tree-path', 'Copy the path', 'p'],
    ['tree-pointer', 'Copy the JSON pointer', 'Shift+p'],
    ['tree-value', 'Copy the value, or the header', 'Mod+c'],
    ['hit-next', 'Next hit of the filter', 'n'],
    ['hit-previous', 'Previous hit', 'Shift+n'],
  ]),
  ...rows('List of answers', [
    ['answer-edit', 'Edit', 'Enter'],
    ['answer-pin', 'Pin, or not', 'p'],
    ['answer-rename', 'Rename', 'F2'],
    ['answer-delete', 'Delete', 'Delete'],
    ['answer-undelete', 'Bring back what was deleted', 'Mod+z'],
  ]),
  ...rows('Fixtures', [
    ['fixture-open', 'Open', 'Enter'],
    ['fixture-rename', 'Rename', 'F2'],
  ]),
  ...rows('Rules', [
    ['rule-move', 'Move the rule', 'Alt+ArrowUp', 'Alt+ArrowDown'],
    ['rule-delete', 'Delete the rule', 'Delete'],
  ]),
  ...rows('JSON editor', [
    ['editor-complete', 'What can stand here', 'Ctrl+Space'],
    ['editor-meaning', 'What this means', 'Mod+i'],
    ['editor-fix', 'Fix the problem here', 'Mod+.'],
    ['editor-next-problem', 'Next problem', 'Alt+F8'],
    ['editor-format', 'Format', 'Alt+Shift+f'],
    ['editor-search', 'Search', 'Mod+f'],
    ['editor-fold', 'Fold all, or unfold all', 'Ctrl+Alt+[', 'Ctrl+Alt+]'],
    ['editor-tab', 'Tab out of it', 'Escape Tab'],
  ]),
]

/** What to press in the list or the editor that has the focus, for its tooltips. */
export const ownKeysOf = (id: (typeof ownKeys)[number]['id']): readonly string[] =>
  ownKeys.find(row => row.id === id)?.keys ?? []
