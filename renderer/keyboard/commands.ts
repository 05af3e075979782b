import { swapInShownRules } from '../actions/edit-rules.ts'
import { markOrCompare } from '../actions/mark-for-diff.ts'
import { moveSelection, openSelected } from '../actions/move-selection.ts'
import { placeCall } from '../actions/place-call.ts'
import { swapInShown } from '../actions/swap-in.ts'
import { switchMasking } from '../actions/switch-masking.ts'
import { useEngine } from '../state/engine-store.ts'
import { openPalette, openShortcuts, useView } from '../state/view-store.ts'
import { breakpointCommands } from './breakpoint-commands.ts'
import type { Command, KeyRow } from './command.ts'
import { fixtureCommands } from './fixture-commands.ts'
import { focusFilter, goTo, leave } from './go.ts'
import { listCommands, noCaptures } from './list-commands.ts'
import { nextTab } from './next-tab.ts'
import { ownKeys } from './own-keys.ts'
import { replayCommands } from './replay-commands.ts'

const captures = '#captures, .detail'

const noPractice = (): string | null =>
  useEngine.getState().connections.some(c => c.mode === 'practice' && c.status === 'live')
    ? null
    : 'the practice line is off'

/**
 * All that can be done from anywhere. This one table feeds the keys, the tooltips, the palette, the sheet behind `?` and
 * the list in the settings; there is no other.
 */
export const commands = [
  ...breakpointCommands,
  {
    id: 'down',
    label: 'Next capture',
    group: 'Captures',
    keys: ['j'],
    also: ['ArrowDown'],
    inFields: false,
    on: captures,
    hindrance: noCaptures,
    run: () => moveSelection(1),
  },
  {
    id: 'up',
    label: 'Previous capture',
    group: 'Captures',
    keys: ['k'],
    also: ['ArrowUp'],
    inFields: false,
    on: captures,
    hindrance: noCaptures,
    run: () => moveSelection(-1),
  },
  ...listCommands,
  {
    id: 'open',
    label: 'Open capture',
    group: 'Captures',
    keys: [],
    also: ['Enter'],
    inFields: false,
    on: captures,
    hindrance: noCaptures,
    run: openSelected,
  },
  ...replayCommands,
  ...fixtureCommands,
  {
    id: 'filter',
    label: 'Filter',
    group: 'Captures',
    keys: ['/'],
    inFields: false,
    on: '.live, .answers, .fixtures',
    run: focusFilter,
  },
  {
    id: 'diff',
    label: 'Mark for a diff, or compare with the marked one',
    group: 'Captures',
    keys: ['d'],
    inFields: false,
    on: captures,
    hindrance: noCaptures,
    run: markOrCompare,
  },
  {
    id: 'previous-tab',
    label: 'Previous tab',
    group: 'Captures',
    keys: ['Alt+ArrowLeft'],
    inFields: false,
    on: '.detail, .answer-tabs',
    run: () => nextTab(-1),
  },
  {
    id: 'next-tab',
    label: 'Next tab',
    group: 'Captures',
    keys: ['Alt+ArrowRight'],
    inFields: false,
    on: '.detail, .answer-tabs',
    run: () => nextTab(1),
  },
  {
    id: 'swap-in',
    label: 'Swap in',
    group: 'Answer',
    keys: ['Mod+Enter'],
    inFields: true,
    first: true,
    // Not what is written behind another view.
    on: '.workbench, .rules-view',
    run: () => (useView.getState().view === 'rules' ? swapInShownRules() : swapInShown()),
  },
  {
    id: 'leave',
    label: 'Leave the editor, or go back to the list',
    group: 'Answer',
    keys: [],
    also: ['Escape'],
    inFields: true,
    // It is about what has the focus.
    when: () => true,
    run: leave,
  },
  {
    id: 'place-call',
    label: 'Place a call',
    group: 'Practice',
    keys: ['c'],
    inFields: false,
    hindrance: noPractice,
    run: () => void placeCall(),
  },
  {
    id: 'mask',
    label: 'Cover numbers, names and words, or show them',
    group: 'Page',
    keys: ['M'],
    inFields: false,
    run: () => void switchMasking(),
  },
  {
    id: 'palette',
    label: 'Find a command or a capture',
    group: 'Page',
    keys: ['Mod+k'],
    inFields: true,
    first: true,
    run: () => openPalette(!useView.getState().paletteOpen),
  },
  {
    id: 'go-live',
    label: 'Go to Live',
    group: 'Page',
    keys: ['g l'],
    inFields: false,
    run: () => goTo('live'),
  },
  {
    id: 'go-answers',
    label: 'Go to Answers',
    group: 'Page',
    keys: ['g a'],
    inFields: false,
    run: () => goTo('answers'),
  },
  {
    id: 'go-rules',
    label: 'Go to Rules',
    group: 'Page',
    keys: ['g r'],
    inFields: false,
    run: () => goTo('rules'),
  },
  {
    id: 'go-fixtures',
    label: 'Go to Fixtures',
    group: 'Page',
    keys: ['g f'],
    inFields: false,
    run: () => goTo('fixtures'),
  },
  {
    id: 'go-connections',
    label: 'Go to Connections',
    group: 'Page',
    keys: ['g c'],
    inFields: false,
    run: () => goTo('connections'),
  },
  {
    id: 'go-figures',
    label: 'Go to Figures',
    group: 'Page',
    keys: ['g i'],
    inFields: false,
    run: () => goTo('figures'),
  },
  {
    id: 'go-settings',
    label: 'Go to Settings',
    group: 'Page',
    keys: ['g s'],
    inFields: false,
    run: () => goTo('settings'),
  },
  {
    id: 'doctor',
    label: 'Check everything',
    group: 'Page',
    keys: ['g d'],
    inFields: false,
    run: () => goTo('doctor'),
  },
  {
    id: 'shortcuts',
    label: 'Keyboard shortcuts',
    group: 'Page',
    keys: ['?'],
    inFields: false,
    run: () => openShortcuts(true),
  },
] as const satisfies readonly Command[]

/** All keys there are, for the sheet behind `?`. */
export const keyRows: readonly KeyRow[] = [...commands, ...ownKeys]

export type CommandId = (typeof commands)[number]['id']

export const commandOf = (id: CommandId): Command => commands.find(c => c.id === id) ?? commands[0]
