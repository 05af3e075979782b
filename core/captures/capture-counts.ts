import { type CaptureCounts, type CaptureSummary, importedConnection } from '../../shared/capture.ts'
import type { Row } from './capture-row.ts'

export const noCounts = (): CaptureCounts => ({ captures: 0, deadline: 0, rejected: 0, unsigned: 0 })

export const sumCounts = (all: Iterable<CaptureCounts>): CaptureCounts => {
  const sum = noCounts()
  for (const counts of all)
    for (const key of Object.keys(sum) as (keyof CaptureCounts)[]) sum[key] += counts[key]
  return sum
}

/**
 * Counts a capture. What became of a replay, or of what came as a file, says nothing of calls: it is a capture, and no
 * more.
 * @param fate the columns of a row that say how a capture ended and whose it is, `replay_of` where it was read
 */
export const addToCounts = (counts: CaptureCounts, fate: Row, n: number): void => {
  counts.captures += n
  if (fate.replay_of != null || fate.connection_id === importedConnection) return
  if (fate.source === 'deadline') counts.deadline += n
  if (fate.verdict_result === 'rejected') counts.rejected += n
  if (fate.signature_status === 'failed' || fate.signature_status === 'missing') counts.unsigned += n
}

/** Counts one more capture. */
export const countCapture = (counts: CaptureCounts, s: CaptureSummary, n = 1): void =>
  addToCounts(
    counts,
    {
      connection_id: s.connectionId,
      source: s.outcome.source,
      verdict_result: s.verdict.result,
      signature_status: s.signature.status,
      replay_of: s.replayOf ?? null,
    },
    n,
  )
