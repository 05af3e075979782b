import type { CaptureSummary } from '../capture.ts'
import { platformFacts } from '../platforms/registry.ts'

const failures: readonly string[] = ['refused', 'fallback', 'rejected', 'will-retry']

const isLate = ({ outcome, verdict }: CaptureSummary): boolean =>
  outcome.lateHandlerMs !== undefined || outcome.arrivedLate === true || verdict.reason === 'timeout'

/** What `is:` can ask. The order is that of the bits in the search's rows: add at the end, and count its version up. */
export const isWords = {
  pinned: c => c.pinned === true,
  duplicate: c => c.duplicateOf !== undefined,
  replay: c => c.replayOf !== undefined,
  failed: c => failures.includes(c.verdict.result) || c.outcome.source === 'deadline' || isLate(c),
  late: isLate,
  noted: c => c.noted === true,
  changed: c => c.drift !== undefined,
  practice: c => c.connectionId === 'practice',
  blocking: c => platformFacts(c.platform).events[c.eventType ?? '']?.blocking === true,
  imported: c => c.imported !== undefined,
} as const satisfies Record<string, (capture: CaptureSummary) => boolean>
