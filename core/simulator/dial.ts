import { type LookupAddress, lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { Agent, type Dispatcher, request } from 'undici'
import { wordsOfFailure } from './failure-words.ts'

/** Longest answer that is read. What comes after it is not waited for. */
const mostAnswerBytes = 1_048_576

export interface Exchange {
  /** Null when no response began. A response that began and did not end has its status here and a `failure`. */
  readonly status: number | null
  readonly body: Buffer
  /** True when the body was longer than is read. */
  readonly tooLong: boolean
  /** From before dialling to the last byte of the answer, in milliseconds. */
  readonly tookMs: number
  readonly failure: 'late' | 'stopped' | { readonly words: string } | null
}

export interface Call {
  /** Left out: POST. */
  readonly method?: string
  readonly url: string
  /** By name, or a flat list of names and values for an order of one's own. */
  readonly headers: Readonly<Record<string, string>> | readonly string[]
  readonly body: Uint8Array
  /** For the whole exchange: dialling, sending, waiting and reading. */
  readonly limitMs: number
}

/** Makes HTTP calls over kept-alive connections. */
export interface Dialler {
  /** POSTs, unless it is to be another method, and reads the answer. Never rejects, follows no redirect and never tries twice. */
  post(call: Call): Promise<Exchange>
  /** Breaks off what is under way; each such call ends as `stopped`. */
  close(): Promise<void>
}

/** A developer's server may listen on one family only, and which one the name leads to depends on the system. */
const bothFamilies: readonly LookupAddress[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
]
const lookupLoopback: LookupFunction = (host, options, done) => {
  if (host.toLowerCase() !== 'localhost') systemLookup(host, options, done)
  else if (options.all) done(null, [...bothFamilies])
  else done(null, '127.0.0.1', 4)
}

const readUpTo = async (stream: AsyncIterable<Buffer>, most: number) => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > most) return { body: Buffer.alloc(0), tooLong: true }
    chunks.push(chunk)
  }
  return { body: Buffer.concat(chunks), tooLong: false }
}

const isList = (headers: Call['headers']): headers is readonly string[] => Array.isArray(headers)

/** @param now a monotonic clock in milliseconds @param lookup what a name leads to */
export const createDialler = (
  now: () => number = () => performance.now(),
  lookup: LookupFunction = lookupLoopback,
): Dialler => {
  // Our own timer is the only limit: undici's would end an exchange with another reason.
  const agent = new Agent({
    connect: { lookup, timeout: 60_000 },
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: 1_000,
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  const open = new Set<AbortController>()
  let closed = false

  const post = async ({ method = 'POST', url, headers, body, limitMs }: Call): Promise<Exchange> => {
    const startedAt = now()
    let status: number | null = null
    const end = (rest: Pick<Exchange, 'failure'> & Partial<Exchange>): Exchange => ({
      status,
      body: Buffer.alloc(0),
      tooLong: false,
      tookMs: now() - startedAt,
      ...rest,
    })
    if (closed) return end({ failure: 'stopped' })
    const stop = new AbortController()
    open.add(stop)
    const timer = setTimeout(() => stop.abort(), limitMs)
    try {
      const response = await request(url, {
        dispatcher: agent,
        method: method as Dispatcher.HttpMethod,
        headers: isList(headers) ? [...headers] : headers,
        body,
        signal: stop.signal,
      })
      status = response.statusCode
      // Leaving a body unread makes it emit an error after everybody has stopped listening.
      response.body.on('error', () => {})
      const read = await readUpTo(response.body, mostAnswerBytes)
      // A busy event loop runs the timer late, and the platform's clock does not wait for that.
      return end({ ...read, failure: now() - startedAt > limitMs ? 'late' : null })
    } catch (error) {
      if (closed) return end({ failure: 'stopped' })
      return end({ failure: stop.signal.aborted ? 'late' : { words: wordsOfFailure(error, url) } })
    } finally {
      clearTimeout(timer)
      open.delete(stop)
    }
  }

  const close = async (): Promise<void> => {
    closed = true
    for (const stop of open) stop.abort()
    // A connection that is still being made can keep undici waiting.
    await Promise.race([agent.destroy(), wait(500, undefined, { ref: false })])
  }

  return { post, close }
}
