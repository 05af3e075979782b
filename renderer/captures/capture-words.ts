import type { CaptureSummary } from '../../shared/capture.ts'
import { phone } from '../../shared/phone.ts'
import type { EventFacts } from '../../shared/platforms/facts.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'
import { ms, thousands } from '../format/numbers.ts'
import { clockTime } from '../format/times.ts'
import { drawn } from '../text/odd-signs.ts'
import { lookWords, verdictLook } from './verdict-look.ts'

const toolFacts: EventFacts = { label: 'tool call', icon: 'tool', blocking: false, subscribable: false }

export const eventFacts = (capture: CaptureSummary): EventFacts | undefined => {
  if (capture.tool !== undefined) return toolFacts
  return capture.eventType === null ? undefined : platformFacts(capture.platform).events[capture.eventType]
}

/** Whether a caller waits for the answer. */
export const isBlocking = (capture: CaptureSummary): boolean => eventFacts(capture)?.blocking ?? false

/** The event in a short word: the label of a known one, else the name as it came, with nothing in it that is not seen. */
export const eventLabel = (capture: CaptureSummary): string =>
  capture.tool === undefined ? plainLabel(capture) : `tool ${drawn(capture.tool)}`

const plainLabel = (capture: CaptureSummary): string =>
  eventFacts(capture)?.label ?? (drawn(capture.eventType ?? '').trim() || 'no event type')

/** Who called, as far as it is known. */
export const callerLabel = (capture: CaptureSummary): string => {
  if (capture.from?.trim()) return drawn(phone(capture.from))
  if (capture.tool !== undefined) return drawn(capture.tool)
  if (capture.callId?.trim()) return `call ${drawn(capture.callId)}`
  return drawn(capture.eventType ?? '').trim() || '?'
}

/** Whether it was left to the platform's own agent without being looked at. */
export const isPassedOver = (capture: CaptureSummary): boolean => capture.outcome.passedOver !== undefined

export const isPractice = (capture: CaptureSummary): boolean => capture.connectionId === 'practice'

export type MarkName =
  | 'unsigned'
  | 'signature-failed'
  | 'late'
  | 'drift'
  | 'contradicted'
  | 'duplicate'
  | 'imported'
  | 'replay'
  | 'pinned'
  | 'noted'
  | 'tagged'
  | 'practice'

export interface CaptureMark {
  readonly mark: MarkName
  readonly words: string
}

/** What is unusual about a capture, and what was added to it, the weightiest first. */
export const marksOf = (capture: CaptureSummary): readonly CaptureMark[] => {
  const { signature, duplicateOf, imported, replayOf, outcome, pinned, noted, tags, drift, verdict } = capture
  const marks: CaptureMark[] = []
  const put = (is: boolean | undefined, mark: MarkName, words: string): void => {
    if (is) marks.push({ mark, words })
  }
  put(imported !== undefined, 'imported', 'imported')
  put(replayOf !== undefined, 'replay', 'replay')
  put(signature.status === 'missing', 'unsigned', 'no signature')
  put(signature.status === 'failed', 'signature-failed', 'signature does not hold')
  put(verdict.contradicted !== undefined, 'contradicted', 'verdict contradicted')
  put(duplicateOf !== undefined, 'duplicate', 'duplicate')
  put(outcome.arrivedLate, 'late', 'arrived late')
  put((drift ?? 0) > 0, 'drift', 'platform changed')
  put(pinned, 'pinned', 'pinned')
  put(noted, 'noted', 'has a note')
  put((tags?.length ?? 0) > 0, 'tagged', drawn(`tagged ${tags?.join(', ')}`))
  put(isPractice(capture), 'practice', 'practice')
  return marks
}

const odd: ReadonlySet<MarkName> = new Set([
  'unsigned',
  'signature-failed',
  'contradicted',
  'duplicate',
  'imported',
  'replay',
  'late',
  'drift',
])

/** What is unusual about a capture, in words. */
export const oddities = (capture: CaptureSummary): readonly string[] =>
  marksOf(capture).flatMap(({ mark, words }) => (odd.has(mark) ? [words] : []))

/** A row of the list in one sentence, for those who hear it. */
export const rowSentence = (capture: CaptureSummary): string => {
  const { localMs, limitMs } = capture.timing
  return [
    clockTime(capture.receivedAt),
    eventLabel(capture),
    callerLabel(capture),
    `${ms(localMs)}${limitMs === null ? '' : ` of ${thousands(limitMs)}`} ms`,
    lookWords[verdictLook(capture)],
    ...marksOf(capture).map(({ words }) => words),
  ].join(', ')
}
