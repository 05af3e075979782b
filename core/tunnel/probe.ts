import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildConnector, Client, type Dispatcher } from 'undici'
import { Problem } from '../../shared/problem.ts'
import type { TunnelTrouble } from '../../shared/tunnel.ts'
import { tunnelTroubleWords } from '../../shared/tunnel-words.ts'
import type { TunnelEstimate } from '../delivery/line.ts'
import type { RequestListener } from '../receiver/receiver.ts'
import { within } from '../within.ts'
import { makeTripEstimate } from './trip-estimate.ts'
import { whyUnreachable } from './why-unreachable.ts'

const timeoutMs = 1_500
const largestNonce = 256
/** What is read of an answer that may be anybody's. */
const readBytes = 4_096
/** The platform's senders are no browsers, and tunnel servers treat those differently: neither are we. */
const userAgent = 'Hookswitch-Probe/1'

/** `reason` is a clause for a person: the trouble's words, or something more exact. */
export type ProbeResult =
  | { readonly ok: true; readonly tripMs: number }
  | { readonly ok: false; readonly trouble: TunnelTrouble; readonly reason: string }

export interface Prober {
  /** Answers a nonce with its HMAC under a key of this run: proof that a public URL leads to this very process. */
  readonly listener: RequestListener
  /**
   * Asks once through a public URL. Settles within 1.5 s; never rejects.
   * Over a connection of its own: one that was kept alive would go on working at an edge that takes no callers any more,
   * and be dead after a change of networks that left the tunnel whole.
   */
  probe(url: string, signal?: AbortSignal): Promise<ProbeResult>
  /**
   * Asks through a public URL until it leads here, then measures the way.
   * @throws Problem `tunnel-not-ours` with what was found there instead
   */
  waitUntilUp(url: string, withinMs: number, signal: AbortSignal): Promise<TunnelEstimate>
}

const whatWasFound = (status: number, body: string): TunnelTrouble => {
  const html = /^\s*</.test(body)
  if ((status === 401 || status === 511) && html) return 'reminder-page'
  if (status === 408) return 'poisoned'
  if (status === 429) return 'busy'
  if (status === 404 || status === 503) return 'name-lost'
  // An edge that stands and whose tunnel server does not.
  if (status === 502 || status === 504 || status >= 520) return 'unreachable'
  return 'somebody-else'
}

const found = (status: number, body: string): ProbeResult => {
  const trouble = whatWasFound(status, body)
  const words =
    trouble === 'somebody-else' && !/^\s*</.test(body)
      ? 'something else answered'
      : tunnelTroubleWords[trouble]
  return { ok: false, trouble, reason: `${words} (${status})` }
}

const noAnswer = (error: unknown): ProbeResult => ({
  ok: false,
  trouble: (error as Error).name === 'TimeoutError' ? 'silent' : 'unreachable',
  reason: whyUnreachable(error, timeoutMs),
})

const readStart = async (body: Dispatcher.ResponseData['body']): Promise<string> => {
  let text = ''
  for await (const chunk of body) {
    text += (chunk as Buffer).toString('latin1')
    if (text.length > readBytes) break
  }
  return text
}

/** The way alone is measured, from when the connection stands: dialling the edge is no part of a platform's way to us. */
const timedConnector = (onConnected: () => void): buildConnector.connector => {
  const connect = buildConnector({})
  return (options, callback) =>
    connect(options, (...result) => {
      onConnected()
      callback(...result)
    })
}

export const makeProber = (): Prober => {
  const key = randomBytes(32)
  const proof = (nonce: string): string => createHmac('sha256', key).update(nonce).digest('hex')

  const probe: Prober['probe'] = async (url, calledOff) => {
    const nonce = randomBytes(16).toString('hex')
    const { origin, pathname, search } = new URL(url)
    let connectedAt = performance.now()
    const client = new Client(origin, {
      connect: timedConnector(() => {
        connectedAt = performance.now()
      }),
    })
    try {
      const reply = await client.request({
        path: pathname + search,
        method: 'POST',
        headers: { 'user-agent': userAgent, 'content-type': 'text/plain' },
        body: nonce,
        signal: within(timeoutMs, ...(calledOff ? [calledOff] : [])),
      })
      const body = await readStart(reply.body)
      const tripMs = performance.now() - connectedAt
      const given = Buffer.from(body)
      const wanted = Buffer.from(proof(nonce))
      return reply.statusCode === 200 && given.length === wanted.length && timingSafeEqual(given, wanted)
        ? { ok: true, tripMs }
        : found(reply.statusCode, body)
    } catch (error) {
      return noAnswer(error)
    } finally {
      client.destroy().catch(() => {})
    }
  }

  return {
    listener: (request, response) => {
      let nonce = ''
      request.setEncoding('latin1')
      request.on('data', (chunk: string) => {
        nonce += chunk
        if (nonce.length > largestNonce) request.destroy()
      })
      request.on('error', () => {})
      request.on('end', () => response.writeHead(200, { 'content-type': 'text/plain' }).end(proof(nonce)))
    },
    probe,
    waitUntilUp: async (url, withinMs, signal) => {
      const until = performance.now() + withinMs
      const trips = makeTripEstimate()
      for (let good = 0; ; ) {
        const result = await probe(url, signal)
        if (result.ok) {
          trips.add(result.tripMs)
          good += 1
        } else if (signal.aborted || performance.now() > until) {
          const reason = signal.aborted ? 'it was called off' : result.reason
          throw new Problem('tunnel-not-ours', { url: new URL(url).origin, reason })
        } else await sleep(200)
        const estimate = trips.current()
        if (good === 3 && estimate) return estimate
      }
    },
  }
}
