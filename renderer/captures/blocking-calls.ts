import type { CaptureSummary } from '../../shared/capture.ts'
import { percentile } from '../format/percentile.ts'
import { isBlocking } from './capture-words.ts'

/** How many calls the figures and pictures look back. */
export const lookBack = 60

const wasAnswered = ({ replayOf, imported, outcome }: CaptureSummary): boolean =>
  replayOf === undefined &&
  imported === undefined &&
  outcome.source !== 'refused' &&
  outcome.passedOver === undefined &&
  !outcome.arrivedLate

/**
 * The newest live blocking calls, newest first: those that somebody waited for and that were answered.
 * Replays are ours, what was imported is not live, what was refused never was a call, what was passed over was not for here, and who came late had
 * hung up.
 */
export const blockingCalls = (
  newestFirst: readonly CaptureSummary[],
  most = lookBack,
): readonly CaptureSummary[] => {
  const calls: CaptureSummary[] = []
  for (const capture of newestFirst) {
    if (calls.length === most) break
    if (isBlocking(capture) && wasAnswered(capture)) calls.push(capture)
  }
  return calls
}

export interface CallFigures {
  readonly p50: number
  readonly p95: number
  readonly limitMs: number | null
  readonly calls: number
}

/** The middle and the slow end of some calls; null when there are none. */
export const callFigures = (calls: readonly CaptureSummary[]): CallFigures | null => {
  const times = calls.map(c => c.timing.localMs)
  const p50 = percentile(times, 0.5)
  const p95 = percentile(times, 0.95)
  if (p50 === null || p95 === null) return null
  return { p50, p95, limitMs: calls[0]?.timing.limitMs ?? null, calls: times.length }
}
