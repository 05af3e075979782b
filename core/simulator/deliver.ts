import type { PracticeResult } from '../../shared/contract.ts'
import { canonicalJson } from './canonical-json.ts'
import { createDialler, type Dialler, type Exchange } from './dial.ts'
import { isBlocking } from './event-names.ts'
import { type Reading, type ReturnedAgent, readAnswer } from './read-answer.ts'
import type { ReturnedTool } from './read-tools.ts'
import { sign, signatureHeader } from './sign.ts'

/** One event as the platform sends it. Newer editions add `event_id` (documented). */
export interface PlatformEvent {
  readonly type: string
  readonly data: object
  readonly event_id?: string
}

export interface Target {
  readonly url: string
  readonly secret: string
}

export interface DeliverOptions {
  /** Appended to the query that the URL has. */
  readonly query?: Readonly<Record<string, string>>
  /** Keeps connections between deliveries. Without one, each delivery dials anew. */
  readonly dialler?: Dialler
  /** Instead of the documented 2 s for blocking events and 30 s for others. */
  readonly limitMs?: number
  readonly endpointId?: string
  /** Of Hookswitch, for the User-Agent. */
  readonly version?: string
}

export interface DeliveryReport extends PracticeResult {
  /** Null when the delivery went to a URL that no endpoint has. */
  readonly endpointId: string | null
  /** The exact body, as UTF-8. */
  readonly bodySent: string
  /** Voice and product of the config that was returned, null when none is used. */
  readonly agent: ReturnedAgent | null
  readonly tools: readonly ReturnedTool[]
}

const inMs = (ms: number): string => `${String(Math.round(ms)).replace(/\B(?=(\d{3})+$)/g, ' ')} ms`

const noAnswer = ({ failure, status }: Exchange, limitMs: number): string | null => {
  const begun = status === null ? '' : ` (it began with ${status})`
  if (failure === null) return null
  if (failure === 'stopped') return 'The simulator was stopped before the answer came'
  if (failure === 'late') return `No ${begun && 'whole '}answer within ${inMs(limitMs)}${begun}`
  return `${failure.words}${begun}`
}

const readBlocking = (exchange: Exchange, limitMs: number): Reading => {
  const { status, body, tooLong } = exchange
  const missing = noAnswer(exchange, limitMs)
  if (missing === null && status !== null && !tooLong) return readAnswer(status, body)
  const text = `${missing ?? 'The answer is longer than 1 MiB'}: the caller reaches the number's own agent.`
  return { reached: 'own-agent', result: 'fallback', text, agent: null, tools: [] }
}

/** Any 2xx acknowledges; everything else is tried again with growing pauses for 24 hours (documented). */
const readOther = (exchange: Exchange, limitMs: number): Reading => {
  const { failure, status } = exchange
  const good = failure === null && status !== null && status >= 200 && status <= 299
  const reason = failure === null ? `The receiver answered ${status}` : noAnswer(exchange, limitMs)
  const text = good
    ? `ThunderPhone takes the event as acknowledged (${status}).`
    : `${reason}: ThunderPhone would try again, for up to 24 hours.`
  return { reached: 'none', result: good ? 'acknowledged' : 'will-retry', text, agent: null, tools: [] }
}

/** Milliseconds: the documented 2 s for blocking events and 30 s for others. */
export const limitOf = (eventType: string): number => (isBlocking(eventType) ? 2_000 : 30_000)

/** What the platform makes of an answer to that event. */
export const readExchange = (eventType: string, exchange: Exchange, limitMs: number): Reading =>
  isBlocking(eventType) ? readBlocking(exchange, limitMs) : readOther(exchange, limitMs)

const withQuery = (url: string, query: Readonly<Record<string, string>>): string => {
  const added = new URLSearchParams(query).toString()
  if (added === '' || !URL.canParse(url)) return url
  const whole = new URL(url)
  // Set as text: appending to `searchParams` would write the query that is there in another way.
  whole.search = whole.search === '' ? added : `${whole.search}&${added}`
  return whole.href
}

const callIdOf = (data: object): string | null => {
  const id = 'call_id' in data ? data.call_id : null
  return typeof id === 'number' || typeof id === 'string' ? String(id) : null
}

const post = (
  dialler: Dialler,
  target: Target,
  bodySent: string,
  options: DeliverOptions,
  limitMs: number,
) => {
  const body = Buffer.from(bodySent, 'utf8')
  return dialler.post({
    url: withQuery(target.url, options.query ?? {}),
    headers: {
      'content-type': 'application/json',
      'user-agent': `ThunderPhone-Webhooks/1.0 (simulator; hookswitch/${options.version ?? '0'})`,
      accept: '*/*',
      [signatureHeader]: sign(body, target.secret),
    },
    body,
    limitMs,
  })
}

/**
 * Sends one signed delivery as the platform would and reads the answer as the platform would.
 * @returns a report, whatever happens on the wire: refused, reset, late or senseless answers end in a sentence too.
 * @throws only when the event cannot be written as JSON.
 */
export const deliver = async (
  target: Target,
  event: PlatformEvent,
  options: DeliverOptions = {},
): Promise<DeliveryReport> => {
  const bodySent = canonicalJson(event)
  const limitMs = options.limitMs ?? limitOf(event.type)
  const dialler = options.dialler ?? createDialler()
  try {
    const exchange = await post(dialler, target, bodySent, options, limitMs)
    const { reached, result, text, agent, tools } = readExchange(event.type, exchange, limitMs)
    return {
      eventType: event.type,
      callId: callIdOf(event.data),
      status: exchange.status,
      tookMs: exchange.tookMs,
      reached,
      result,
      text,
      endpointId: options.endpointId ?? null,
      bodySent,
      agent,
      tools,
    }
  } finally {
    if (!options.dialler) await dialler.close()
  }
}
