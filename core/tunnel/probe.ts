import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { request } from 'undici'
import { Problem } from '../../shared/problem.ts'
import type { TunnelEstimate } from '../delivery/line.ts'
import type { RequestListener } from '../receiver/receiver.ts'
import { whyUnreachable } from './why-unreachable.ts'

const timeoutMs = 1_500
const largestNonce = 256
/** The platform's senders are no browsers, and tunnel servers treat those differently: neither are we. */
const userAgent = 'Hookswitch-Probe/1'

export interface Prober {
  /** Answers a nonce with its HMAC under a key of this run: proof that a public URL leads to this very process. */
  readonly listener: RequestListener
  /**
   * Asks through a public URL until it leads here, then measures the way.
   * @throws Problem `tunnel-not-ours` with what was found there instead
   */
  waitUntilUp(url: string, withinMs: number, signal: AbortSignal): Promise<TunnelEstimate>
}

const whatWasFound = (status: number, body: string): string => {
  const html = /^\s*</.test(body)
  if ((status === 401 || status === 511) && html) return "the tunnel's reminder page answered"
  if (status === 429) return 'the tunnel server is busy (429)'
  if (status === 404 || status === 503) return `the tunnel server does not know the name (${status})`
  if (html) return `somebody else's page answered (${status})`
  return `something else answered (${status})`
}

const median = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length / 2)] ?? 0

export const makeProber = (): Prober => {
  const key = randomBytes(32)
  const proof = (nonce: string): string => createHmac('sha256', key).update(nonce).digest('hex')

  /** One round trip in milliseconds. Rejects with an Error that says what is there instead. */
  const once = async (url: string, signal: AbortSignal): Promise<number> => {
    const nonce = randomBytes(16).toString('hex')
    const startedAt = performance.now()
    const reply = await request(url, {
      method: 'POST',
      headers: { 'user-agent': userAgent, 'content-type': 'text/plain' },
      body: nonce,
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    })
    const body = await reply.body.text()
    const tookMs = performance.now() - startedAt
    const given = Buffer.from(body.slice(0, 128))
    const wanted = Buffer.from(proof(nonce))
    if (reply.statusCode === 200 && given.length === wanted.length && timingSafeEqual(given, wanted))
      return tookMs
    throw new Error(whatWasFound(reply.statusCode, body))
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
    waitUntilUp: async (url, withinMs, signal) => {
      const until = performance.now() + withinMs
      for (;;) {
        try {
          const trips = [await once(url, signal), await once(url, signal), await once(url, signal)].sort(
            (a, b) => a - b,
          )
          const spread = (trips.at(-1) ?? 0) - (trips[0] ?? 0)
          return { estimateMs: Math.round(median(trips)), errorMs: Math.max(1, Math.round(spread / 2)) }
        } catch (error) {
          const reason = signal.aborted ? 'it was called off' : whyUnreachable(error, timeoutMs)
          if (signal.aborted || performance.now() > until)
            throw new Problem('tunnel-not-ours', { url: new URL(url).origin, reason }, { cause: error })
          await sleep(200)
        }
      }
    },
  }
}
