import { swapInShownRules } from '../actions/edit-rules.ts'
import { moveSelection, openSelected } from '../actions/move-selection.ts'
import { placeCall } from '../actions/place-call.ts'
import { swapInShown } from '../actions/swap-in.ts'
import { openShortcuts, useView } from '../state/view-store.ts'
import { breakpointCommands } from './breakpoint-commands.ts'
import { afterG, alt, type Command, type KeyRow, key } from './command.ts'
import { focusFilter, goTo, leave } from './go.ts'
import { listCommands } from './list-commands.ts'
import { hasModifier, modifierLabel } from './modifier.ts'
import { nextTab } from './next-tab.ts'
import { ownKeys } from './own-keys.ts'

const captures = '#captures, .detail'

/** All that the keyboard can do wherever the focus is. This one table feeds the keys and the tooltips. */
export const commands = [
  ...breakpointCommands,
  {
    id: 'down',
    label: 'Next capture',
    group: 'Captures',
    keys: ['j', 'or', '↓'],
    inFields: false,
    on: captures,
    matches: key('j', 'ArrowDown'),
    run: () => moveSelection(1),
  },
  {
    id: 'up',
    label: 'Previous capture',
    group: 'Captures',
    keys: ['k', 'or', '↑'],
    inFields: false,
    on: captures,
    matches: key('k', 'ArrowUp'),
    run: () => moveSelection(-1),
  },
  ...listCommands,
  {
    id: 'open',
    label: 'Open capture',
    group: 'Captures',
    keys: ['Enter'],
    inFields: false,
    on: captures,
    matches: key('Enter'),
    run: openSelected,
  },
  {
    id: 'filter',
    label: 'Filter',
    group: 'Captures',
    keys: ['/'],
    inFields: false,
    on: '.live, .answers',
    matches: key('/'),
    run: focusFilter,
  },
  {
    id: 'previous-tab',
    label: 'Previous tab',
    group: 'Captures',
    keys: ['Alt', '←'],
    inFields: false,
    on: '.detail, .answer-tabs',
    matches: alt('ArrowLeft'),
    run: () => nextTab(-1),
  },
  {
    id: 'next-tab',
    label: 'Next tab',
    group: 'Captures',
    keys: ['Alt', '→'],
    inFields: false,
    on: '.detail, .answer-tabs',
    matches: alt('ArrowRight'),
    run: () => nextTab(1),
  },
  {
    id: 'swap-in',
    label: 'Swap in',
    group: 'Answer',
    keys: [modifierLabel, 'Enter'],
    inFields: true,
    first: true,
    // Not what is written behind another view.
    on: '.workbench, .rules-view',
    matches: event => event.key === 'Enter' && hasModifier(event),
    run: () => (useView.getState().view === 'rules' ? swapInShownRules() : swapInShown()),
  },
  {
    id: 'leave',
    label: 'Leave the editor, or go back to the list',
    group: 'Answer',
    keys: ['Esc'],
    inFields: true,
    matches: key('Escape'),
    run: leave,
  },
  {
    id: 'place-call',
    label: 'Place a call',
    group: 'Practice',
    keys: ['c'],
    inFields: false,
    matches: key('c'),
    run: () => void placeCall(),
  },
  {
    id: 'go-live',
    label: 'Go to Live',
    group: 'Page',
    keys: ['g', 'l'],
    inFields: false,
    matches: afterG('l'),
    run: () => goTo('live'),
  },
  {
    id: 'go-answers',
    label: 'Go to Answers',
    group: 'Page',
    keys: ['g', 'a'],
    inFields: false,
    matches: afterG('a'),
    run: () => goTo('answers'),
  },
  {
    id: 'go-rules',
    label: 'Go to Rules',
    group: 'Page',
    keys: ['g', 'r'],
    inFields: false,
    matches: afterG('r'),
    run: () => goTo('rules'),
  },
  {
    id: 'go-connections',
    label: 'Go to Connections',
    group: 'Page',
    keys: ['g', 'c'],
    inFields: false,
    matches: afterG('c'),
    run: () => goTo('connections'),
  },
  {
    id: 'go-figures',
    label: 'Go to Figures',
    group: 'Page',
    keys: ['g', 'i'],
    inFields: false,
    matches: afterG('i'),
    run: () => goTo('figures'),
  },
  {
    id: 'go-settings',
    label: 'Go to Settings',
    group: 'Page',
    keys: ['g', 's'],
    inFields: false,
    matches: afterG('s'),
    run: () => goTo('settings'),
  },
  {
    id: 'doctor',
    label: 'Check everything',
    group: 'Page',
    keys: ['g', 'd'],
    inFields: false,
    matches: afterG('d'),
    run: () => goTo('doctor'),
  },
  {
    id: 'shortcuts',
    label: 'Keyboard shortcuts',
    group: 'Page',
    keys: ['?'],
    inFields: false,
    matches: key('?'),
    run: () => openShortcuts(true),
  },
] as const satisfies readonly Command[]

/** All keys there are, for the sheet behind `?`. */
export const keyRows: readonly KeyRow[] = [...commands, ...ownKeys]

export type CommandId = (typeof commands)[number]['id']

export const commandOf = (id: CommandId): Command => commands.find(c => c.id === id) ?? commands[0]
