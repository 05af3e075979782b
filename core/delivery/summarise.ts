import type { CaptureSummary, LeftOut, Phases } from '../../shared/capture.ts'
import type { Description, SignatureResult } from '../platforms/adapter.ts'
import type { Given } from './given.ts'
import type { Line, TunnelEstimate } from './line.ts'

/** What is fixed about a delivery once it has been decided what to give. */
export interface Known {
  readonly id: string
  readonly seq: number
  readonly arrivedAt: number
  readonly line: Line
  readonly described: Description
  /** The function tool that was called; null for an event. */
  readonly tool: string | null
  readonly signature: SignatureResult
  readonly given: Given
  readonly readable: boolean
  /** Null where the platform has no limit that is known: for function tools. */
  readonly limitMs: number | null
  readonly tunnel: TunnelEstimate | null
  readonly size: number
  readonly leftOut?: LeftOut
}

/** What changes until the answer has left. */
export interface Seen {
  readonly status: number | null
  readonly localMs: number
  readonly phases: Phases
}

/** One delivery in one line, its verdict included. Pure: called before the answer leaves, and again after. */
export const summarise = (known: Known, seen: Seen): CaptureSummary => {
  const { line, described, given, tunnel } = known
  return {
    id: known.id,
    seq: known.seq,
    connectionId: line.connectionId,
    platform: line.platform.facts.id,
    eventType: described.eventType,
    ...(known.tool === null ? {} : { tool: known.tool }),
    callId: described.callId,
    from: described.from,
    to: described.to,
    receivedAt: new Date(known.arrivedAt).toISOString(),
    signature: known.signature,
    outcome: {
      source: given.source,
      status: seen.status,
      ...(given.answer ? { answerId: given.answer.id, revision: given.answer.revision } : {}),
      ...(given.rule ? { ruleId: given.rule.id } : {}),
      ...(given.handlerProblem === undefined ? {} : { handlerProblem: given.handlerProblem }),
      ...(given.passedOver === undefined ? {} : { passedOver: given.passedOver }),
      ...(given.arrivedLate ? { arrivedLate: true } : {}),
    },
    verdict: line.platform.judge({
      eventType: described.eventType,
      tool: known.tool,
      source: given.source,
      status: seen.status,
      handlerProblem: given.handlerProblem ?? null,
      answerProblems: given.answerProblems ?? [],
      notMade: given.notMade ?? null,
      passedOver: given.passedOver ?? null,
      arrivedLate: given.arrivedLate ?? false,
      readable: known.readable,
      check: given.check,
      localMs: seen.localMs,
      tunnelEstimateMs: tunnel?.estimateMs ?? 0,
      voices: line.voices(),
    }),
    timing: {
      localMs: seen.localMs,
      limitMs: known.limitMs,
      phases: seen.phases,
      // A copy: what a late handler still does is told later.
      ...(given.handler ? { handler: { ...given.handler } } : {}),
      ...(tunnel ? { tunnelEstimateMs: tunnel.estimateMs, tunnelErrorMs: tunnel.errorMs } : {}),
    },
    ...(known.leftOut ? { leftOut: known.leftOut } : {}),
    size: known.size,
  }
}
