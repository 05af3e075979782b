import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CaptureSummary } from '../../shared/capture.ts'
import { asProblem, type Problem } from '../../shared/problem.ts'
import type { Routing } from '../../shared/rules/rule.ts'
import type { CaptureWriter } from '../captures/capture-writer.ts'
import type { ForwardTarget } from '../forward/forward.ts'
import type { RequestListener } from '../receiver/receiver.ts'
import { answerReceived } from './answer-received.ts'
import { lateAndBroken, signatureHint } from './forwarded.ts'
import { type Given, ownAgent } from './given.ts'
import { keepOf, routingWithout } from './keep-of.ts'
import type { Line } from './line.ts'
import type { Pending, Responders } from './pending.ts'
import { type ReceiveParts, receive } from './receive.ts'
import { send } from './send.ts'
import { summarise } from './summarise.ts'

export interface DeliveryParts extends ReceiveParts, Responders {
  readonly writer: CaptureWriter
  nextSeq(): number
  /** A capture has been answered, or more is known of one. */
  onCapture(capture: CaptureSummary, before: CaptureSummary | null): void
  /** A handler was asked, or could not be: null when it answered, else why it did not. */
  onHandler(connectionId: string, target: ForwardTarget, problem: string | null): void
  onProblem(problem: Problem): void
}

/** How the answer was chosen, in words, now that it has left. */
const routingOf = (parts: DeliveryParts, pending: Pending | null, given: Given): Routing | null => {
  try {
    return pending?.trail.routing(given, pending.asked.route) ?? null
  } catch (error) {
    parts.onProblem(asProblem(error))
    return null
  }
}

/**
 * One delivery from its first byte to its answer: receive, verify, route, handle, check, write. It is on disk before
 * its answer is on the wire. Nothing here waits for a page, a log or anything else that is not on the caller's way.
 */
const takeDelivery = async (
  parts: DeliveryParts,
  line: Line,
  request: IncomingMessage,
  response: ServerResponse,
  noticedLateMs: number,
): Promise<void> => {
  const received = await receive(parts, line, request, response, noticedLateMs)
  if (!received) return
  const { signature, given, pending } = await answerReceived(parts, line, received)
  const { method, path, headers, replay, read, body, payload, readable, described, tool, watch } = received
  const size = read === null ? 0 : read.kind === 'whole' ? body.length : read.size
  const privacy = line.privacy()
  const keep = keepOf(privacy, {
    request: { method, path, headers, body, truncated: read !== null && read.kind !== 'whole' },
    payload,
    spokenKeys: tool === null ? line.platform.facts.spokenKeys : [],
    given,
  })
  const known = {
    id: received.id,
    seq: parts.nextSeq(),
    arrivedAt: received.arrivedAt,
    tool,
    line,
    described,
    signature,
    given,
    readable: readable || read === null,
    limitMs: tool === null ? received.limitMs : null,
    tunnel: received.tunnel,
    size,
    ...(replay ? { replayOf: replay.of } : {}),
    ...(keep.leftOut ? { leftOut: keep.leftOut } : {}),
  }
  const draft = summarise(known, { status: given.status, localMs: watch.totalMs(), phases: watch.phases() })
  watch.lap('check')
  const kept = await parts.writer.write({
    summary: draft,
    request: keep.request,
    response: keep.response,
    // A replay is no duplicate, none is one of it, and its grade was counted when it was live.
    dedupeKey:
      signature.status === 'verified' && readable && described.sameness !== null && replay === null
        ? `${line.connectionId} ${described.sameness}`
        : null,
    grade: replay ? null : (described.grade ?? null),
    replayChanges: replay?.changes ?? null,
  })
  const left = await send(request, response, given)
  watch.lap('write')

  const seen = { status: left ? given.status : null, localMs: watch.totalMs(), phases: watch.phases() }
  const finalOf = (given: Given): CaptureSummary => ({
    ...summarise({ ...known, given }, seen),
    ...(kept.duplicateOf ? { duplicateOf: kept.duplicateOf } : {}),
  })
  const final = finalOf(given)
  // Why rules matched can quote anything of the delivery.
  const keptRouting = (): Routing | null => {
    const routing = routingOf(parts, pending, given)
    return routing && keep.leftOut ? routingWithout(routing, line.platform.facts.spokenKeys) : routing
  }
  parts.writer.amend(final, privacy === 'metadata' ? undefined : keptRouting)
  parts.onCapture(final, null)
  replay?.taken(final)

  if (given.target) parts.onHandler(line.connectionId, given.target, given.handlerProblem ?? null)
  const hint = signatureHint(given)
  if (hint) parts.onProblem(hint)
  if (!given.late) return
  const late = await given.late
  if (!late) return
  const amended =
    late instanceof Error
      ? finalOf({ ...given, handlerProblem: lateAndBroken(late) })
      : {
          ...final,
          outcome: { ...final.outcome, lateHandlerMs: watch.totalMs() },
          timing: { ...final.timing, handler: { ...given.handler } },
        }
  parts.writer.amend(amended)
  parts.onCapture(amended, final)
}

/** The listener for one connection's path. It never throws: a failure of ours sends "use your own agent" instead. */
export const deliveryListener =
  (parts: DeliveryParts, line: Line): RequestListener =>
  (request, response, waitedMs) => {
    request.on('error', () => {})
    takeDelivery(parts, line, request, response, waitedMs).catch(error => {
      parts.onProblem(asProblem(error))
      if (!response.headersSent) void send(request, response, ownAgent(line, 'default'))
    })
  }
