import type { AnswerState } from './answer.ts'
import type { ArmMode, BreakpointState, WaitingCall } from './breakpoint.ts'
import { phone } from './phone.ts'
import type { PlatformId } from './platform.ts'

/** As many as there are keys for them, from 1 on. */
const mostPinned = 9

/** Who waits, as far as it is known. */
export const waitingCaller = ({ tool, from, callId, eventType }: WaitingCall): string => {
  if (tool !== null) return `tool ${tool}`
  if (from !== null) return phone(from)
  return callId === null ? (eventType ?? 'unknown caller') : `call ${callId}`
}

/** What Send gives: "VIP concierge, rev 7". */
export const candidateWords = ({ candidate: { name, revision } }: WaitingCall): string =>
  revision === null ? name : `${name}, rev ${revision}`

/** Why it stopped. */
export const stoppedBy = ({ ruleName }: WaitingCall): string =>
  ruleName === null ? 'stopped by the armed breakpoint' : `stopped by rule “${ruleName}”`

/** Milliseconds until the deadline answer leaves; never below zero. */
export const waitingMs = ({ answerBy }: WaitingCall, now: number): number =>
  Math.max(0, Date.parse(answerBy) - now)

/** "1.8": seconds with one decimal, rounded down, so that nobody counts on time that is not there. */
export const tenths = (ms: number): string => (Math.floor(Math.max(0, ms) / 100) / 10).toFixed(1)

/**
 * The pinned answers of a platform in the order of their keys, 1 to 9. A call is offered other answers than a tool, so each
 * of the two counts for itself.
 */
export const pinnedAnswers = (
  answers: readonly AnswerState[],
  platform: PlatformId,
  forTool: boolean,
): readonly AnswerState[] =>
  answers
    .filter(a => a.pinned && a.platform === platform && (a.kind === 'tool') === forTool)
    .slice(0, mostPinned)

/** The answers that have a key of their own while this call waits. */
export const pinnedFor = (
  call: WaitingCall,
  answers: readonly AnswerState[],
  platform: PlatformId,
): readonly AnswerState[] => pinnedAnswers(answers, platform, call.tool !== null)

export interface WaitingAt {
  readonly connectionId: string
  readonly call: WaitingCall
}

/** The waiting calls of all connections, the one that came first in front. */
export const waitingOf = (breakpoints: readonly BreakpointState[]): readonly WaitingAt[] =>
  breakpoints
    .flatMap(({ connectionId, waiting }) => waiting.map(call => ({ connectionId, call })))
    .sort((a, b) => Date.parse(a.call.arrivedAt) - Date.parse(b.call.arrivedAt))

/** What "stop the next call" makes of a breakpoint: armed for one call, or, where it is armed already, disarmed. */
export const toggledNext = (armed: ArmMode): ArmMode => (armed === 'off' ? 'next' : 'off')

export const armWords: Record<ArmMode, string> = {
  off: 'No call stops',
  next: 'The next call stops at the breakpoint',
  all: 'Every call stops at the breakpoint',
}
