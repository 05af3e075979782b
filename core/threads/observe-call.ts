import type { CaptureSummary, Verdict } from '../../shared/capture.ts'
import type { CaptureReader } from '../captures/capture-store.ts'
import type { Observation } from '../platforms/adapter.ts'
import { platformAdapter } from '../platforms/registry.ts'
import { eventsAt } from './call-stages.ts'
import { jsonOf } from './json-of.ts'
import type { ThreadRecords } from './thread-records.ts'

interface ObserveParts {
  readonly captures: Pick<CaptureReader, 'get'>
  settle(): void
  amend(capture: CaptureSummary, before: CaptureSummary): void
}

const isOpen = ({ certainty, contradicted }: Verdict): boolean =>
  certainty !== 'observed' && contradicted === undefined

/**
 * A verdict with what was seen of it. That another agent spoke confirms a fallback; that the same voice did proves
 * nothing against it, because the agent of the number may well have it, too. Null when nothing is new.
 */
const seen = (verdict: Verdict, { kind, text }: Observation, elsewhere: boolean): Verdict | null => {
  const observed: Verdict = { ...verdict, certainty: 'observed', text: `${verdict.text} ${text}` }
  switch (verdict.result) {
    case 'used':
    case 'at-risk':
      if (kind === 'observed') return observed
      return elsewhere ? null : { ...verdict, contradicted: text }
    case 'fallback':
    case 'rejected':
      return kind === 'contradicted' ? observed : null
    default:
      return null
  }
}

/**
 * Holds what was answered at the beginning of a call against what its end says, whichever came first. Of several answers
 * to one call only one was used: when that is found, the others are not contradicted.
 */
export const observeCall = (
  parts: ObserveParts,
  records: ThreadRecords,
  connectionId: string,
  callId: string,
): void => {
  const { starts, end } = records.ends(connectionId, callId, eventsAt('start'), eventsAt('end'))
  if (end === null || starts.length === 0) return
  parts.settle()
  const answered = starts.flatMap(id => parts.captures.get(id) ?? [])
  if (!answered.some(({ summary }) => isOpen(summary.verdict))) return
  const ended = jsonOf(parts.captures.get(end)?.request.body ?? Buffer.alloc(0))
  const looks = answered.map(({ summary, response }) => ({
    summary,
    observation: platformAdapter(summary.platform).observe(ended, jsonOf(response.body)),
  }))
  const elsewhere = looks.some(
    ({ summary, observation }) =>
      summary.verdict.certainty === 'observed' || observation?.kind === 'observed',
  )
  for (const { summary, observation } of looks) {
    if (!observation || !isOpen(summary.verdict)) continue
    const verdict = seen(summary.verdict, observation, elsewhere)
    if (verdict) parts.amend({ ...summary, verdict }, summary)
  }
}
