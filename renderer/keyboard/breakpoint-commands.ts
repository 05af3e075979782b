import {
  forwardFocused,
  goToWaiting,
  letFocusedGo,
  pickForFocused,
  sendFocused,
  toggleArm,
} from '../breakpoint/waiting-deeds.ts'
import { waitingIdAt } from '../breakpoint/waiting-focus.ts'
import { type Command, plain } from './command.ts'

/** While a waiting call has the focus. Enter on another button than the one that sends belongs to that button. */
const atWaiting = (event: KeyboardEvent): boolean =>
  plain(event) && event.target instanceof Element && waitingIdAt(event.target) !== null
const onPickOrRow = (event: KeyboardEvent): boolean =>
  event.target instanceof Element && event.target.closest('button:not(.answer-pick)') === null

/** What the keyboard can do about calls that wait, and about stopping the next one. */
export const breakpointCommands = [
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
] as const satisfies readonly Command[]
