import { chosenRulePlace, swapInShownRules } from '../actions/edit-rules.ts'
import { goToNewest, moveSelection, openSelected } from '../actions/move-selection.ts'
import { placeCall } from '../actions/place-call.ts'
import { swapInShown } from '../actions/swap-in.ts'
import {
  forwardFocused,
  goToWaiting,
  letFocusedGo,
  pickForFocused,
  sendFocused,
  toggleArm,
} from '../breakpoint/waiting-deeds.ts'
import { waitingIdAt } from '../breakpoint/waiting-focus.ts'
import { openShortcuts, showPane, showView, useView } from '../state/view-store.ts'
import { focusCaptures, focusFilter, focusSoon, leaveEditor } from './focus.ts'
import { hasModifier, modifierLabel } from './modifier.ts'
import { nextTab } from './next-tab.ts'

export interface Command {
  readonly id: string
  readonly label: string
  readonly group: 'Captures' | 'Answer' | 'Breakpoint' | 'Practice' | 'Page'
  /** What to press, for tooltips and the sheet: keys of a chord or a sequence, alternatives separated by "or". */
  readonly keys: readonly string[]
  /** Also while a field or an editor has the focus. Single letters never are. */
  readonly inFields: boolean
  /** Before an editor or a menu that has a meaning of its own for the same keys. */
  readonly first?: true
  /** `before` is the letter that was pressed just before, for sequences. */
  matches(event: KeyboardEvent, before: string | null): boolean
  run(event: KeyboardEvent): void
}

const plain = (event: KeyboardEvent): boolean => !(event.ctrlKey || event.metaKey || event.altKey)
const key =
  (...names: readonly string[]) =>
  (event: KeyboardEvent, before: string | null): boolean =>
    before !== 'g' && plain(event) && names.includes(event.key)
const afterG =
  (name: string) =>
  (event: KeyboardEvent, before: string | null): boolean =>
    before === 'g' && plain(event) && event.key === name
const alt = (name: string) => (event: KeyboardEvent) =>
  event.altKey && !event.ctrlKey && !event.metaKey && event.key === name

/** While a waiting call has the focus. Enter on another button than the one that sends belongs to that button. */
const atWaiting = (event: KeyboardEvent): boolean =>
  plain(event) && event.target instanceof Element && waitingIdAt(event.target) !== null
const onPickOrRow = (event: KeyboardEvent): boolean =>
  event.target instanceof Element && event.target.closest('button:not(.answer-pick)') === null

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
  {
    id: 'waiting-call',
    label: 'Go to the waiting call, and back',
    group: 'Breakpoint',
    keys: ['F8'],
    inFields: true,
    first: true,
    matches: event => plain(event) && !event.shiftKey && event.key === 'F8',
    run: goToWaiting,
  },
  {
    id: 'arm-next',
    label: 'Stop the next call, or not',
    group: 'Breakpoint',
    keys: ['Shift', 'F8'],
    inFields: true,
    first: true,
    matches: event => plain(event) && event.shiftKey && event.key === 'F8',
    run: toggleArm,
  },
  {
    id: 'waiting-pick',
    label: 'There: pick a pinned answer',
    group: 'Breakpoint',
    keys: ['1–9'],
    inFields: false,
    matches: event => atWaiting(event) && /^\d$/.test(event.key),
    run: event => pickForFocused(Number(event.key)),
  },
  {
    id: 'waiting-send',
    label: 'There: send',
    group: 'Breakpoint',
    keys: ['Enter'],
    inFields: false,
    matches: event => atWaiting(event) && event.key === 'Enter' && onPickOrRow(event),
    run: sendFocused,
  },
  {
    id: 'waiting-forward',
    label: 'There: let the handler answer',
    group: 'Breakpoint',
    keys: ['h'],
    inFields: false,
    matches: event => atWaiting(event) && event.key === 'h',
    run: forwardFocused,
  },
  {
    id: 'waiting-let-go',
    label: 'There: let go',
    group: 'Breakpoint',
    keys: ['Esc'],
    inFields: false,
    matches: event => atWaiting(event) && event.key === 'Escape',
    run: letFocusedGo,
  },
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
