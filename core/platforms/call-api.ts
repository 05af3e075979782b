import { request } from 'undici'
import { Problem } from '../../shared/problem.ts'
import { within } from '../within.ts'

export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly signal: AbortSignal
  /** The platform's name, and the call as a person would name it, for messages. */
  readonly platform: string
}

export interface ApiReply {
  readonly status: number
  /** Parsed JSON; undefined when the body is empty or not JSON. */
  readonly json: unknown
  /** `POST /developer/webhook-endpoints`, as messages name it. */
  readonly call: string
}

const longestReply = 1_048_576
const timeoutMs = 8_000

const readBody = async (body: AsyncIterable<Buffer>): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > longestReply) throw new Error('the reply is larger than 1 MiB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const parse = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

/** @param called the signal of whoever called, who may have been less patient */
const reasonOf = (error: unknown, called: AbortSignal): string => {
  // The `code` of a DOMException is a number.
  const cause = error as { name?: string; code?: string | number; message?: string }
  if (cause.name === 'AbortError') return 'it was called off'
  if (cause.code === 'UND_ERR_SOCKET') return 'the connection broke'
  if (cause.name === 'TimeoutError' || String(cause.code).startsWith('UND_ERR_'))
    return called.aborted ? 'no answer in time' : `no answer within ${timeoutMs / 1_000} s`
  if (cause.code === 'ECONNREFUSED') return 'nothing listens there'
  if (cause.code === 'ENOTFOUND' || cause.code === 'EAI_AGAIN') return 'the name is not known'
  return cause.message ?? String(error)
}

const say = (words: unknown): string =>
  typeof words === 'string' ? words : Array.isArray(words) ? words.map(say).join(' ') : JSON.stringify(words)

/** `Retry-After` is seconds or an HTTP date. @returns milliseconds; null when it is not there or neither */
const retryAfterMs = (value: string | string[] | undefined): number | null => {
  if (typeof value !== 'string' || value.trim() === '') return null
  const ms = /^\s*\d+\s*$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, Math.round(ms)) : null
}

/** A page of whoever is in between, such as the login of a hotel: whatever its status says, the platform did not. */
const isWebPage = (type: string | string[] | undefined): boolean => /^\s*text\/html/i.test(String(type ?? ''))

/** What the platform says is wrong: `{"detail": …}` or a list of words per field; empty when it says nothing. */
const complaintOf = (json: unknown): string => {
  if (typeof json !== 'object' || json === null) return ''
  if ('detail' in json) return say(json.detail)
  return Object.entries(json)
    .map(([field, words]) => `${field}: ${say(words)}`)
    .join('; ')
}

/**
 * One call to a platform's API. Replies with any status below 400 and with those in `alsoFine`.
 * @throws Problem `api-unreachable`, `api-key-refused` (401), `api-key-role` (403),
 * `api-busy` (429; `retryAfterMs` in its detail when the platform said so), `api-failing` (from 500 on), `api-refused` (any
 * other from 400 on), `api-odd-reply` (a redirect, a web page)
 */
export const callApi = async (call: ApiCall, alsoFine: readonly number[] = []): Promise<ApiReply> => {
  const { platform, method } = call
  if (!URL.canParse(call.url))
    throw new Problem('api-unreachable', {
      platform,
      call: method,
      url: call.url,
      reason: 'that is no URL',
    })
  const name = `${method} ${new URL(call.url).pathname}`
  try {
    const reply = await request(call.url, {
      method,
      headers: { accept: 'application/json', 'content-type': 'application/json', ...call.headers },
      body: call.body === undefined ? null : JSON.stringify(call.body),
      signal: within(timeoutMs, call.signal),
    })
    const json = parse(await readBody(reply.body))
    const status = reply.statusCode
    const detail = { platform, call: name, status: String(status) }
    if (status < 300 || alsoFine.includes(status)) {
      if (isWebPage(reply.headers['content-type']))
        throw new Problem('api-odd-reply', { ...detail, reason: 'a web page' })
      return { status, json, call: name }
    }
    if (status < 400)
      throw new Problem('api-odd-reply', {
        ...detail,
        reason: `a redirect (${status}), which is not followed`,
      })
    if (status === 401) throw new Problem('api-key-refused', detail)
    if (status === 403) throw new Problem('api-key-role', detail)
    if (status === 429) {
      const waitMs = retryAfterMs(reply.headers['retry-after'])
      throw new Problem('api-busy', {
        ...detail,
        ...(waitMs === null ? {} : { retryAfterMs: String(waitMs) }),
      })
    }
    const reason = complaintOf(json) || 'it gave no reason'
    throw new Problem(status < 500 ? 'api-refused' : 'api-failing', { ...detail, reason })
  } catch (error) {
    if (error instanceof Problem) throw error
    const url = new URL(call.url).origin
    throw new Problem(
      'api-unreachable',
      { platform, call: name, url, reason: reasonOf(error, call.signal) },
      { cause: error },
    )
  }
}
