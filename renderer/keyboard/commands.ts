import { chosenRulePlace, swapInShownRules } from '../actions/edit-rules.ts'
import { goToNewest, moveSelection, openSelected } from '../actions/move-selection.ts'
import { placeCall } from '../actions/place-call.ts'
import { swapInShown } from '../actions/swap-in.ts'
import { openShortcuts, showPane, showView, useView } from '../state/view-store.ts'
import { breakpointCommands } from './breakpoint-commands.ts'
import { afterG, alt, type Command, key } from './command.ts'
import { focusCaptures, focusFilter, focusSoon, leaveEditor } from './focus.ts'
import { hasModifier, modifierLabel } from './modifier.ts'
import { nextTab } from './next-tab.ts'

const showLive = (): void => {
  showPane('list')
  focusCaptures()
}

const showRules = (): void => {
  showView('rules')
  focusSoon(chosenRulePlace)
}

/** All that the keyboard can do. This one table feeds the keys, the tooltips and the sheet behind `?`. */
export const commands = [
  ...breakpointCommands,
  {
    id: 'down',
    label: 'Next capture',
    group: 'Captures',
    keys: ['j', 'or', '↓'],
    inFields: false,
    matches: key('j', 'ArrowDown'),
    run: () => moveSelection(1),
  },
  {
    id: 'up',
    label: 'Previous capture',
    group: 'Captures',
    keys: ['k', 'or', '↑'],
    inFields: false,
    matches: key('k', 'ArrowUp'),
    run: () => moveSelection(-1),
  },
  {
    id: 'newest',
    label: 'Newest capture, and follow',
    group: 'Captures',
    keys: ['Home'],
    inFields: false,
    matches: key('Home'),
    run: goToNewest,
  },
  {
    id: 'open',
    label: 'Open capture',
    group: 'Captures',
    keys: ['Enter'],
    inFields: false,
    matches: key('Enter'),
    run: openSelected,
  },
  {
    id: 'filter',
    label: 'Filter',
    group: 'Captures',
    keys: ['/'],
    inFields: false,
    matches: key('/'),
    run: focusFilter,
  },
  {
    id: 'previous-tab',
    label: 'Previous tab',
    group: 'Captures',
    keys: ['Alt', '←'],
    inFields: false,
    matches: alt('ArrowLeft'),
    run: () => nextTab(-1),
  },
  {
    id: 'next-tab',
    label: 'Next tab',
    group: 'Captures',
    keys: ['Alt', '→'],
    inFields: false,
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
    matches: event => event.key === 'Enter' && hasModifier(event),
    run: () => (useView.getState().view === 'rules' ? swapInShownRules() : swapInShown()),
  },
  {
    id: 'leave',
    label: 'Leave the editor',
    group: 'Answer',
    keys: ['Esc'],
    inFields: true,
    matches: key('Escape'),
    run: leaveEditor,
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
    run: showLive,
  },
  {
    id: 'go-answers',
    label: 'Go to Answers',
    group: 'Page',
    keys: ['g', 'a'],
    inFields: false,
    matches: afterG('a'),
    run: () => showView('answers'),
  },
  {
    id: 'go-rules',
    label: 'Go to Rules',
    group: 'Page',
    keys: ['g', 'r'],
    inFields: false,
    matches: afterG('r'),
    run: showRules,
  },
  {
    id: 'go-connections',
    label: 'Go to Connections',
    group: 'Page',
    keys: ['g', 'c'],
    inFields: false,
    matches: afterG('c'),
    run: () => showView('connections'),
  },
  {
    id: 'doctor',
    label: 'Check everything',
    group: 'Page',
    keys: ['g', 'd'],
    inFields: false,
    matches: afterG('d'),
    run: () => showView('doctor'),
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

export type CommandId = (typeof commands)[number]['id']

export const commandOf = (id: CommandId): Command => commands.find(c => c.id === id) ?? commands[0]
