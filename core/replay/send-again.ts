import type { CaptureSummary, HeaderList } from '../../shared/capture.ts'
import type { PlatformId } from '../../shared/platform.ts'
import { asProblem } from '../../shared/problem.ts'
import { sayProblem } from '../../shared/problem-words.ts'
import type { ReplayRequest, ReplayResult } from '../../shared/replay.ts'
import { replayOfHeader } from '../../shared/replay-changes.ts'
import type { CaptureReader, StoredCapture } from '../captures/capture-store.ts'
import { ifKnown } from '../connections/if-known.ts'
import type { HandlerAnswer } from '../forward/forward.ts'
import { platformAdapter } from '../platforms/registry.ts'
import { within } from '../within.ts'
import { connectionSecret } from './connection-secret.ts'
import type { Addressed, Destination } from './destination.ts'
import { judgeAnswer } from './judge-answer.ts'
import { changesOf, outgoingOf } from './outgoing.ts'
import type { ReplayClaims } from './replay-claims.ts'
import { type KnownConnections, replayConnection } from './replay-connection.ts'

export interface SendingParts extends KnownConnections {
  readonly captures: Pick<CaptureReader, 'get'>
  readonly replayClaims: ReplayClaims
  settle(captureId?: string): void
}

export interface Sent {
  readonly result: Omit<ReplayResult, 'bodyBase64' | 'bodyCut'> & { readonly body: Buffer }
  readonly changed: readonly string[]
}

/** Longer than any platform waits for an answer. */
const answerWithinMs = 35_000
/** The capture of a replay is there a moment after its answer. */
const captureWithinMs = 2_000

const nothing = Buffer.alloc(0)
const failed = (of: string, problem: string, tookMs = 0): Sent['result'] => ({
  of,
  captureId: null,
  status: null,
  tookMs,
  headers: [],
  body: nothing,
  verdict: null,
  problem,
})

const inWords = (error: unknown): string => {
  const { what, next } = sayProblem(asProblem(error).info)
  return `${what} ${next}`.trim()
}

/** Why there is nothing to send again, for a person; null when there is. */
const whyNot = ({ summary, request }: StoredCapture, hasBody: boolean): string | null => {
  if (summary.outcome.passedOver) return 'Nothing was kept of it: it was not for this laptop.'
  if (hasBody || request.body.length >= summary.size) return null
  return request.truncated
    ? 'Only the beginning of its body was kept.'
    : 'Its body was not kept: that is how the privacy of its connection is set.'
}

/** Of a connection that is not there now. */
const lineWithout = (platform: PlatformId): Parameters<typeof judgeAnswer>[0] => ({
  platform: platformAdapter(platform),
  tunnel: () => null,
  voices: () => null,
})

const after = <T>(ms: number, value: T): Promise<T> =>
  new Promise(resolve => {
    setTimeout(() => resolve(value), ms).unref()
  })

interface Under {
  readonly capture: StoredCapture
  readonly addressed: Addressed
  readonly changed: readonly string[]
  readonly forwarder: Destination['forwarder']
  readonly signal: AbortSignal
}

interface Delivered {
  /** In a few words, why there is none. */
  readonly answer: HandlerAnswer | string
  readonly tookMs: number
  readonly taken: CaptureSummary | null
}

/** To this engine with a token that counts once, to anybody else without. */
const deliver = async (parts: SendingParts, under: Under): Promise<Delivered> => {
  const { capture, addressed, changed, forwarder, signal } = under
  const { method, url, insecure, own, body } = addressed
  let onTaken: (capture: CaptureSummary) => void = () => {}
  const taken = new Promise<CaptureSummary>(resolve => {
    onTaken = resolve
  })
  const of = capture.summary.id
  const claim =
    own === null
      ? null
      : parts.replayClaims.issue({ of, changes: changed, direct: own === 'direct', taken: onTaken })
  const headers: HeaderList = [
    ...addressed.headers,
    [replayOfHeader, of],
    ...(claim ? [[...claim.header] satisfies [string, string]] : []),
  ]
  const startedAt = performance.now()
  const tookMs = () => Math.round((performance.now() - startedAt) * 1_000) / 1_000
  try {
    const limit = within(answerWithinMs, signal)
    const answer = await forwarder.send({ method, url, insecure }, headers, body, limit, {})
    const time = tookMs()
    return {
      answer,
      tookMs: time,
      taken: claim && (await Promise.race([taken, after(captureWithinMs, null)])),
    }
  } catch (error) {
    return { answer: (error as Error).message, tookMs: tookMs(), taken: null }
  } finally {
    claim?.withdraw()
  }
}

/** Sends one capture again. Never rejects: why there is no answer stands in the result. */
export const sendAgain = async (
  parts: SendingParts,
  destination: Destination,
  { edit, sign }: Pick<ReplayRequest, 'edit' | 'sign'>,
  captureId: string,
  signal: AbortSignal,
): Promise<Sent> => {
  const without = (problem: string): Sent => ({ changed: [], result: failed(captureId, problem) })
  try {
    parts.settle(captureId)
    const capture = parts.captures.get(captureId)
    if (!capture) return without('It is gone: it expired, or somebody removed it.')
    const why = whyNot(capture, edit?.bodyBase64 !== undefined)
    if (why !== null) return without(why)
    const { connectionId, platform: platformId } = capture.summary
    const line = ifKnown(parts, connectionId)?.line ?? lineWithout(platformId)
    const secret = sign ? await connectionSecret(replayConnection(parts, capture.summary)) : null
    const outgoing = outgoingOf(capture, edit, line.platform, secret)
    const addressed = destination.address(capture, outgoing, sign)
    const changed = changesOf(capture, addressed, line.platform)
    const { forwarder } = destination
    const { answer, tookMs, taken } = await deliver(parts, { capture, addressed, changed, forwarder, signal })
    if (typeof answer === 'string') {
      const problem = signal.aborted ? 'It was cancelled.' : `There was no answer: ${answer}.`
      return { changed, result: failed(captureId, problem, tookMs) }
    }
    const verdict = taken?.verdict ?? judgeAnswer(line, capture.summary, outgoing.body, { ...answer, tookMs })
    // Measured where the original was, so that the two can be compared.
    const time = taken?.timing.localMs ?? tookMs
    const captured = { of: captureId, captureId: taken?.id ?? null }
    return { changed, result: { ...captured, ...answer, tookMs: time, verdict, problem: null } }
  } catch (error) {
    return without(inWords(error))
  }
}
