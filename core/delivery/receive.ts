import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HeaderList } from '../../shared/capture.ts'
import type { Clock } from '../clock.ts'
import { pairs } from '../forward/pairs.ts'
import { type Description, limitOf } from '../platforms/adapter.ts'
import { type BodyResult, readBody } from '../receiver/read-body.ts'
import { bodilessMethods, toolMethods } from '../receiver/tool-methods.ts'
import { readToolPath } from '../receiver/tool-path.ts'
import type { ReplayClaims, ReplayMark } from '../replay/replay-claims.ts'
import { type Deadline, deadlineAt } from './deadline.ts'
import type { Line, TunnelEstimate } from './line.ts'
import { type Stopwatch, stopwatch } from './stopwatch.ts'

export interface ReceiveParts {
  readonly clock: Clock
  readonly replays: ReplayClaims
}

/** A delivery that has been read, and looked at no further than its platform describes it. */
export interface Received {
  readonly id: string
  readonly method: string
  /** Those that may come where it came. */
  readonly methods: readonly string[]
  readonly path: string
  readonly host: string | undefined
  /** Without the marks of a replay. */
  readonly headers: HeaderList
  readonly replay: ReplayMark | null
  /** Null: its method is none of these, and nothing was read. */
  readonly read: Exclude<BodyResult, { kind: 'gone' }> | null
  /** What was read of it. */
  readonly body: Buffer
  readonly payload: unknown
  /** False for a body that is not JSON. */
  readonly readable: boolean
  readonly described: Description
  /** The function tool that is called; null for an event. */
  readonly tool: string | null
  readonly tunnel: TunnelEstimate | null
  /** Milliseconds since 1970. */
  readonly arrivedAt: number
  readonly watch: Stopwatch
  /** How long it had waited when it was noticed here, in milliseconds. */
  readonly waitedMs: number
  /** There are more under way than the tunnel carries. */
  readonly beyond: boolean
  readonly limitMs: number
  readonly deadline: Deadline
  /** Calls back when the sender hangs up, at once when it has. */
  whenGone(listener: () => void): void
}

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

/** Reads a delivery from its first byte to its last; null when the sender hung up before that. */
export const receive = async (
  parts: ReceiveParts,
  line: Line,
  request: IncomingMessage,
  response: ServerResponse,
  noticedLateMs: number,
): Promise<Received | null> => {
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
  if (read?.kind === 'gone') return null

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

  return {
    id,
    method,
    methods,
    path,
    host: request.headers.host,
    headers,
    replay,
    read,
    body,
    payload,
    readable,
    described,
    tool,
    tunnel,
    arrivedAt,
    watch,
    waitedMs,
    beyond,
    limitMs,
    deadline,
    whenGone: listener => {
      if (response.closed || response.destroyed) listener()
      else response.once('close', listener)
    },
  }
}
