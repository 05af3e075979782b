import { Client } from 'undici'
import { type Clock, systemClock } from '../clock.ts'
import { within } from '../within.ts'
import { type Diagnosis, sayAbout } from './diagnosis.ts'

const say = sayAbout('clock')
const askWithinMs = 4_000
const offMs = 5_000
const farOffMs = 60_000

interface Reading {
  /** Above zero: this machine is ahead. */
  readonly aheadMs: number
  readonly errorMs: number
}

const header = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '')

/** `Date` counts whole seconds, so the middle of its second is meant; a cache on the way says in `Age` how old it is. */
const readClock = async (
  client: Client,
  userAgent: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<Reading | null> => {
  const startedAt = clock.monotonic()
  const answer = await client.request({
    method: 'HEAD',
    path: '/',
    headers: { 'user-agent': userAgent, 'cache-control': 'no-cache' },
    signal,
  })
  const tripMs = clock.monotonic() - startedAt
  const here = clock.now() - tripMs / 2
  await answer.body.dump()
  const there = Date.parse(header(answer.headers.date))
  const ageMs = (Number(header(answer.headers.age)) || 0) * 1_000
  if (Number.isNaN(there)) return null
  return { aheadMs: here - (there + 500 + ageMs), errorMs: 500 + tripMs / 2 }
}

const duration = (ms: number): string => {
  const seconds = ms / 1_000
  if (seconds < 90) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`
  const minutes = seconds / 60
  return minutes < 90 ? `${Math.round(minutes)} min` : `${Math.round(minutes / 60)} h`
}

/**
 * This machine's clock against the platform's, by the `Date` of any answer of its API. No key is sent.
 * @param apiUrl null for a connection without an account
 */
export const checkClock = async (
  { apiUrl, platform, userAgent }: { apiUrl: string | null; platform: string; userAgent: string },
  signal: AbortSignal,
  clock: Clock = systemClock,
): Promise<Diagnosis> => {
  if (apiUrl === null) return say.skipped('This connection has no account whose clock could be asked.')
  if (!URL.canParse(apiUrl)) return say.skipped(`${apiUrl} is no URL of an API.`)
  const client = new Client(new URL(apiUrl).origin)
  try {
    const soon = within(askWithinMs, signal)
    // The second answer is not kept waiting by name, connection and TLS.
    await readClock(client, userAgent, clock, soon)
    const reading = await readClock(client, userAgent, clock, soon)
    if (reading === null) return say.skipped(`${platform}'s API does not tell its time.`)
    const { aheadMs, errorMs } = reading
    const off = Math.abs(aheadMs)
    const sure = off - errorMs
    const error = `± ${duration(errorMs)}`
    if (sure <= offMs) return say.good(`This machine's clock goes with ${platform}'s (${error}).`)
    const text = `This machine's clock is ${duration(off)} ${aheadMs > 0 ? 'ahead of' : 'behind'} ${platform}'s (${error}).`
    const cure =
      'Let the system set its time from the network: certificates, and times in captures, go by it.'
    return sure > farOffMs ? say.bad(text, cure) : say.warning(text, cure)
  } catch {
    return say.skipped(`${platform}'s API could not be asked for its time.`)
  } finally {
    client.destroy().catch(() => {})
  }
}
