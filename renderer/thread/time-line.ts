import type { CaptureSummary, ToolExchange } from '../../shared/capture.ts'
import { spanWords } from '../../shared/span-words.ts'
import type { ThreadFinding } from '../../shared/thread.ts'
import type { CallThread } from '../detail/use-call-thread.ts'
import { callTime } from './conversation.ts'

/** One line of a call's time line, from top to bottom. */
export type TimeLineRow =
  | {
      readonly kind: 'capture'
      readonly key: string
      readonly capture: CaptureSummary
      /** Since the first delivery of the call: "0 s", "+2.1 s". */
      readonly since: string
      /** Short words for what is odd about it. */
      readonly marks: readonly string[]
      readonly said: ToolExchange | null
    }
  | { readonly kind: 'gap'; readonly key: string; readonly words: string; readonly height: number }
  | { readonly kind: 'finding'; readonly key: string; readonly finding: ThreadFinding }

/** A pause is drawn from here on, in milliseconds. */
const shortestGap = 1_000
const lowest = 22
const highest = 64

/** A second is a little, a day is not the whole window: the height grows with the number of digits. */
const gapHeight = (ms: number): number =>
  Math.round(Math.min(highest, lowest + 9 * Math.log10(Math.max(1, ms / shortestGap))))

/** Short enough for a column: "0", "+2.1 s", "+1:12", "+1 d 2 h". */
const sinceWords = (ms: number): string => {
  if (ms <= 0) return '0'
  return `+${ms < 59_500 || ms >= 86_400_000 ? spanWords(ms) : callTime(ms)}`
}

const at = ({ receivedAt }: CaptureSummary): number => Date.parse(receivedAt)

const markOf: Partial<Record<ThreadFinding['kind'], string>> = {
  duplicate: 'duplicate',
  retry: 'retry',
  'wrong-order': 'wrong order',
  contradicted: 'contradicted',
}

/** What is missing at the beginning stands above everything, what is missing at the end below. */
const missing = (findings: readonly ThreadFinding[], kind: ThreadFinding['kind']): TimeLineRow[] =>
  findings
    .filter(finding => finding.captureId === null && finding.kind === kind)
    .map(finding => ({ kind: 'finding', key: kind, finding }))

/** The rows of a call: its captures in the order of their arrival, pauses between them, and what is odd in its place. */
export const timeLine = ({ captures, tools, findings, omitted }: CallThread): readonly TimeLineRow[] => {
  const said = new Map(tools.map(exchange => [exchange.captureId, exchange]))
  const odd = new Map<string, ThreadFinding[]>()
  for (const finding of findings)
    if (finding.captureId !== null)
      odd.set(finding.captureId, [...(odd.get(finding.captureId) ?? []), finding])
  const first = captures.find(capture => capture.replayOf === undefined) ?? captures[0]
  const middle = omitted > 0 ? Math.floor(captures.length / 2) : -1
  const rows: TimeLineRow[] = missing(findings, 'no-incoming')
  for (const [i, capture] of captures.entries()) {
    const before = captures[i - 1]
    const pause = before ? at(capture) - at(before) : 0
    if (i === middle)
      rows.push({
        kind: 'gap',
        key: 'omitted',
        words: `${omitted} captures between are not shown`,
        height: highest,
      })
    else if (pause >= shortestGap)
      rows.push({ kind: 'gap', key: `gap ${capture.id}`, words: spanWords(pause), height: gapHeight(pause) })
    const found = odd.get(capture.id) ?? []
    const sinceMs = first ? at(capture) - at(first) : 0
    rows.push({
      kind: 'capture',
      key: capture.id,
      capture,
      since: sinceWords(sinceMs),
      marks: [
        ...found.flatMap(finding => markOf[finding.kind] ?? []),
        ...(capture.replayOf === undefined ? [] : ['our replay']),
      ],
      said: said.get(capture.id) ?? null,
    })
    for (const [n, finding] of found.entries())
      rows.push({ kind: 'finding', key: `${capture.id} ${n}`, finding })
  }
  return [...rows, ...missing(findings, 'no-complete')]
}
