import type { CaptureSummary } from '../../shared/capture.ts'
import { type CallStage, callStages } from '../../shared/platforms/facts.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'
import { spanWords } from '../../shared/span-words.ts'
import type { ThreadFinding } from '../../shared/thread.ts'
import { stageOf } from './call-stages.ts'

/** What the platform itself has sent, and once: not ours, not forged, not a second time. */
const isOwnWord = ({ replayOf, signature, duplicateOf }: CaptureSummary): boolean =>
  replayOf === undefined && signature.status === 'verified' && duplicateOf === undefined

const label = ({ platform, eventType, tool }: CaptureSummary): string =>
  tool === undefined
    ? (platformFacts(platform).events[eventType ?? '']?.label ?? eventType ?? 'a delivery')
    : `tool ${tool}`

const at = ({ receivedAt }: CaptureSummary): number => Date.parse(receivedAt)
const between = (a: CaptureSummary, b: CaptureSummary): string => spanWords(Math.abs(at(b) - at(a)))

const again = (capture: CaptureSummary, first: CaptureSummary | undefined): ThreadFinding => {
  const captureId = capture.id
  if (!first)
    return { kind: 'duplicate', captureId, text: 'The same delivery came before, and is no longer kept.' }
  if (first.verdict.result !== 'will-retry')
    return {
      kind: 'duplicate',
      captureId,
      text: `The same delivery again, ${between(first, capture)} later.`,
    }
  const status = first.outcome.status === null ? 'got no answer' : `was answered ${first.outcome.status}`
  const text = `Tried again ${between(first, capture)} after it ${status}.`
  return { kind: 'retry', captureId, text }
}

/** Each capture that came before one of an earlier stage. */
const wrongOrder = (captures: readonly CaptureSummary[]): ThreadFinding[] => {
  const findings: ThreadFinding[] = []
  /** Of what comes later: the earliest stage. */
  let next: { readonly rank: number; readonly capture: CaptureSummary } | null = null
  for (const capture of captures.toReversed()) {
    const stage = isOwnWord(capture) ? stageOf(capture) : null
    if (stage === null) continue
    const rank = callStages.indexOf(stage)
    if (next && next.rank < rank)
      findings.push({
        kind: 'wrong-order',
        captureId: capture.id,
        text: `It came ${between(capture, next.capture)} before ${label(next.capture)}, which belongs before it.`,
      })
    if (!next || rank <= next.rank) next = { rank, capture }
  }
  return findings
}

export interface ThreadCall {
  /** In the order of their arrival. */
  readonly captures: readonly CaptureSummary[]
  /** The event types that this connection asks for: what it does not ask for is not missed. */
  readonly subscribed: readonly string[]
  /** The call began without an event of its own. */
  readonly beganUnasked: boolean
  /** Milliseconds since 1970. */
  readonly now: number
}

/** What is odd about the captures of one call, in their order: first what is missing before them, last what is missing after. */
export const threadFindings = ({ captures, subscribed, beganUnasked, now }: ThreadCall): ThreadFinding[] => {
  const own = captures.filter(isOwnWord)
  const byId = new Map(captures.map(capture => [capture.id, capture]))
  const [some] = own
  if (!some) return captures.flatMap(capture => oddOf(capture, byId))
  const { events } = platformFacts(some.platform)
  const asksFor = (stage: CallStage): boolean => subscribed.some(name => events[name]?.stage === stage)
  const first = own.find(capture => stageOf(capture) === 'start')
  const ended = own.some(capture => stageOf(capture) === 'end')
  const isStaged = own.some(capture => stageOf(capture) !== null)
  const order = new Map(wrongOrder(captures).map(finding => [finding.captureId, finding]))
  return [
    ...(!first && isStaged && !beganUnasked && asksFor('start')
      ? [
          {
            kind: 'no-incoming' as const,
            captureId: null,
            text: 'No incoming event of this call was captured.',
          },
        ]
      : []),
    ...captures.flatMap(capture => {
      const early = order.get(capture.id)
      return [...oddOf(capture, byId), ...(early ? [early] : [])]
    }),
    ...(first && !ended && asksFor('end')
      ? [
          {
            kind: 'no-complete' as const,
            captureId: null,
            text: `No complete event yet, ${spanWords(Math.max(0, now - at(first)))} after the call came in.`,
          },
        ]
      : []),
  ]
}

const oddOf = (capture: CaptureSummary, byId: ReadonlyMap<string, CaptureSummary>): ThreadFinding[] => {
  const { id, replayOf, duplicateOf, verdict } = capture
  return [
    ...(duplicateOf !== undefined && replayOf === undefined ? [again(capture, byId.get(duplicateOf))] : []),
    ...(verdict.contradicted === undefined
      ? []
      : [{ kind: 'contradicted' as const, captureId: id, text: verdict.contradicted }]),
  ]
}
