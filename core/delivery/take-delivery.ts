import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CaptureSummary, HeaderList } from '../../shared/capture.ts'
import { asProblem, type Problem } from '../../shared/problem.ts'
import type { Routing } from '../../shared/rules/rule.ts'
import type { CaptureWriter } from '../captures/capture-writer.ts'
import type { Clock } from '../clock.ts'
import type { ForwardTarget } from '../forward/forward.ts'
import { pairs } from '../forward/pairs.ts'
import { isBlocking, limitOf, type SignatureResult } from '../platforms/adapter.ts'
import { readBody } from '../receiver/read-body.ts'
import type { RequestListener } from '../receiver/receiver.ts'
import { bodilessMethods, toolMethods } from '../receiver/tool-methods.ts'
import { readToolPath } from '../receiver/tool-path.ts'
import type { ReplayClaims } from '../replay/replay-claims.ts'
import { type Deadline, deadlineAt } from './deadline.ts'
import { lateAndBroken, signatureHint } from './forwarded.ts'
import { type Given, ownAgent, refusal, tooLate } from './given.ts'
import { keepOf, routingWithout } from './keep-of.ts'
import type { Line } from './line.ts'
import { makePending, type Pending, type Responders } from './pending.ts'
import { respond } from './respond.ts'
import { send } from './send.ts'
import { stopwatch } from './stopwatch.ts'
import { summarise } from './summarise.ts'

export interface DeliveryParts extends Responders {
  readonly clock: Clock
  readonly writer: CaptureWriter
  readonly replays: ReplayClaims
  nextSeq(): number
  /** A capture has been answered, or more is known of one. */
  onCapture(capture: CaptureSummary, before: CaptureSummary | null): void
  /** A handler was asked, or could not be: null when it answered, else why it did not. */
  onHandler(connectionId: string, target: ForwardTarget, problem: string | null): void
  onProblem(problem: Problem): void
}

const notChecked = (reason: string): SignatureResult => ({ status: 'not-checked', reason })
const nobody = Buffer.alloc(0)
const eventMethods: readonly string[] = ['POST']
/** One that did not come through the tunnel queues behind nobody there. */
const alone = (waitedMs: number) => ({ waitedMs, owedMs: 0, beyond: false })

interface Parsed {
  readonly payload: unknown
  readonly readable: boolean
}

/** @param without what an empty body stands for; undefined: nothing that could be read */
const parse = (body: Buffer, without?: unknown): Parsed => {
  if (body.length === 0 && without !== undefined) return { payload: without, readable: true }
  try {
    return { payload: JSON.parse(body.toString('utf8')), readable: true }
  } catch {
    return { payload: null, readable: false }
  }
}

/** Null when the platform has not told the secret by the deadline. */
const checkSignature = async (
  line: Line,
  headers: HeaderList,
  body: Buffer,
  deadline: Deadline,
): Promise<SignatureResult | null> => {
  const known = line.secret()
  const secret = typeof known === 'string' ? known : await deadline.race(known).catch(() => null)
  return secret === null ? null : line.platform.verify(headers, body, secret)
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
  const { clock } = parts
  const id = randomBytes(8).toString('hex')
  const { headers, mark: replay } = parts.replays.claim(pairs(request.rawHeaders))
  if (replay === null) response.once('close', parts.replays.live())
  const { waitedMs, owedMs, beyond } = replay?.direct ? alone(noticedLateMs) : line.crowd.enter(noticedLateMs)
  if (!replay?.direct) response.once('close', line.crowd.leave)
  const watch = stopwatch(clock.monotonic)
  const arrivedAt = clock.now()
  const tunnel = line.tunnel()
  const path = request.url ?? ''
  const tool = readToolPath(path)?.tool ?? null

  const method = request.method ?? ''
  const methods = tool === null ? eventMethods : toolMethods
  const read = methods.includes(method) ? await readBody(request) : null
  watch.lap('receive')
  if (read?.kind === 'gone') return

  const body = read === null ? nobody : read.kind === 'whole' ? read.body : read.kept
  const { payload, readable } = parse(
    body,
    tool !== null && bodilessMethods.includes(method) ? {} : undefined,
  )
  const described =
    tool === null ? line.platform.describe(payload, body) : line.platform.describeTool(headers)
  const limitMs = limitOf(line.platform.facts, described.eventType)
  const arrived = watch.startedAt - waitedMs - owedMs
  const deadline = deadlineAt(
    arrived,
    limitMs,
    tunnel?.estimateMs ?? 0,
    line.deadline().marginMs,
    clock.monotonic,
  )
  let pending: Pending | null = null

  const whenGone = (listener: () => void): void => {
    if (response.closed || response.destroyed) listener()
    else response.once('close', listener)
  }

  const answer = async (): Promise<{ signature: SignatureResult; given: Given }> => {
    if (read === null)
      return {
        signature: notChecked(tool === null ? 'it is no POST' : 'no function tool is called with its method'),
        given: refusal(
          405,
          tool === null
            ? 'a delivery is a POST'
            : `a function tool is called with one of ${methods.join(', ')}`,
          [['Allow', methods.join(', ')]],
        ),
      }
    if (read.kind === 'too-large')
      return {
        signature: notChecked('the body is too large'),
        given: refusal(413, 'the body is larger than 1 MiB'),
      }
    if (read.kind === 'too-slow')
      return {
        signature: notChecked('the body did not end'),
        given: refusal(408, 'the request took too long'),
      }
    const signature = await checkSignature(line, headers, body, deadline)
    watch.lap('verify')
    if (signature === null)
      return {
        signature: notChecked('the platform had not told the secret yet'),
        given: ownAgent(line, 'deadline'),
      }
    if (signature.status !== 'verified')
      return { signature, given: refusal(401, 'the signature does not hold') }
    if (waitedMs < limitMs) line.delivered(request.headers.host)
    // A tool is called by an agent that was returned from here: its call goes on, whatever was changed meanwhile.
    // And a replay is asked for by somebody who sits here.
    const passedOver = tool === null && replay === null ? line.passesOver(described) : null
    if (passedOver) return { signature, given: { ...ownAgent(line, 'default'), passedOver } }
    const blocking = isBlocking(line.platform.facts, described.eventType)
    watch.lap('route')
    if (waitedMs >= limitMs) return { signature, given: tooLate(line, blocking) }
    const { eventType, callId, from, to } = described
    const route = { eventType, blocking, callId, from, to, tool, path, headers, body: payload, at: arrivedAt }
    const isReplay = replay !== null
    const asked = { id, route, method, bytes: body, readable, limitMs, beyond, isReplay, whenGone }
    pending = makePending(line, asked, deadline, parts)
    const given = await respond(pending)
    watch.lap('handle')
    return { signature, given }
  }

  const { signature, given } = await answer()
  const size = read === null ? 0 : read.kind === 'whole' ? body.length : read.size
  const privacy = line.privacy()
  const keep = keepOf(privacy, {
    request: { method, path, headers, body, truncated: read !== null && read.kind !== 'whole' },
    payload,
    spokenKeys: tool === null ? line.platform.facts.spokenKeys : [],
    given,
  })
  const known = {
    id,
    seq: parts.nextSeq(),
    arrivedAt,
    tool,
    line,
    described,
    signature,
    given,
    readable: readable || read === null,
    limitMs: tool === null ? limitMs : null,
    tunnel,
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
