import {
  forwardFocused,
  goToWaiting,
  letFocusedGo,
  pickForFocused,
  sendFocused,
  toggleArm,
} from '../breakpoint/waiting-deeds.ts'
import { waitingIdAt } from '../breakpoint/waiting-focus.ts'
import { waitingNow } from '../breakpoint/waiting-store.ts'
import { type Command, plain } from './command.ts'
import { anyDigit } from './key-choice.ts'

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
    hindrance: () => (waitingNow().length === 0 ? 'no call waits' : null),
    run: goToWaiting,
  },
  {
    id: 'arm-next',
    label: 'Stop the next call, or not',
    group: 'Breakpoint',
    keys: ['Shift+F8'],
    inFields: true,
    first: true,
    run: toggleArm,
  },
  {
    id: 'waiting-pick',
    label: 'There: pick a pinned answer',
    group: 'Breakpoint',
    keys: [],
    also: [anyDigit],
    inFields: false,
    when: atWaiting,
    run: event => pickForFocused(Number(event?.key)),
  },
  {
    id: 'waiting-send',
    label: 'There: send',
    group: 'Breakpoint',
    keys: [],
    also: ['Enter'],
    inFields: false,
    when: event => atWaiting(event) && onPickOrRow(event),
    run: sendFocused,
  },
  {
    id: 'waiting-forward',
    label: 'There: let the handler answer',
    group: 'Breakpoint',
    keys: ['h'],
    inFields: false,
    when: atWaiting,
    run: forwardFocused,
  },
  {
    id: 'waiting-let-go',
    label: 'There: let go',
    group: 'Breakpoint',
    keys: [],
    also: ['Escape'],
    inFields: false,
    when: atWaiting,
    run: letFocusedGo,
  },
] as const satisfies readonly Command[]
