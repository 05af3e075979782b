import type { KeyRow } from './command.ts'
import { modifierLabel as mod } from './modifier.ts'

const rows = (
  group: KeyRow['group'],
  all: readonly (readonly [id: string, label: string, ...keys: string[]])[],
): readonly KeyRow[] => all.map(([id, label, ...keys]) => ({ id, label, group, keys }))

/** Keys that belong to a list or an editor while it has the focus: it listens for them itself, the sheet names them. */
export const ownKeys: readonly KeyRow[] = [
  ...rows('Captures', [
    ['list-page', 'A page further', 'PageDown', 'or', 'PageUp'],
    ['list-extend', 'Choose several rows', 'Shift', '↓', 'or', '↑'],
  ]),
  ...rows('List of answers', [
    ['answer-edit', 'Edit', 'Enter'],
    ['answer-pin', 'Pin, or not', 'p'],
    ['answer-rename', 'Rename', 'F2'],
    ['answer-delete', 'Delete', 'Del'],
    ['answer-undelete', 'Bring back what was deleted', mod, 'z'],
  ]),
  ...rows('Rules', [
    ['rule-move', 'Move the rule', 'Alt', '↑', 'or', '↓'],
    ['rule-delete', 'Delete the rule', 'Del'],
  ]),
  ...rows('JSON editor', [
    ['editor-complete', 'What can stand here', 'Ctrl', 'Space'],
    ['editor-meaning', 'What this means', mod, 'i'],
    ['editor-fix', 'Fix the problem here', mod, '.'],
    ['editor-next-problem', 'Next problem', 'Alt', 'F8'],
    ['editor-format', 'Format', 'Shift', 'Alt', 'f'],
    ['editor-search', 'Search', mod, 'f'],
    ['editor-fold', 'Fold all, or unfold all', 'Ctrl', 'Alt', '[', 'or', ']'],
    ['editor-tab', 'Tab out of it', 'Esc', 'Tab'],
  ]),
]
