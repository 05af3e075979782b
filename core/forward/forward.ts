import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Agent, request } from 'undici'
import type { HeaderList } from '../../shared/capture.ts'
import { Problem } from '../../shared/problem.ts'
import { endToEnd, pairs } from './hop-by-hop.ts'

/** The developer's own handler, and the secret that its own signature check has, if that differs from the endpoint's. */
export interface ForwardTarget {
  readonly url: string
  readonly secret: string | null
  /** Takes any certificate. */
  readonly insecure: boolean
}

export interface HandlerAnswer {
  readonly status: number
  readonly headers: HeaderList
  readonly body: Buffer
}

export interface Forwarder {
  /** Rejects with an Error whose message says in words why there is no answer. */
  send(url: string, headers: HeaderList, body: Buffer, signal: AbortSignal): Promise<HandlerAnswer>
  close(): Promise<void>
}

const largestAnswer = 1_048_576

/** `localhost` is both loopbacks, whatever the hosts file says: developers' servers listen on either. */
const lookupBoth: LookupFunction = (hostname, options, callback) => {
  if (hostname !== 'localhost') {
    lookup(hostname, options, callback)
    return
  }
  const both: LookupAddress[] = [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ]
  if (options.all) callback(null, both)
  else callback(null, '127.0.0.1', 4)
}

const words: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'it closed the connection',
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'its name is not known',
  EHOSTUNREACH: 'it cannot be reached',
  UND_ERR_SOCKET: 'it closed the connection',
  UND_ERR_CONNECT_TIMEOUT: 'it does not take the connection',
  UND_ERR_HEADERS_OVERFLOW: 'its headers are too large',
}

const inWords = (error: unknown): Error => {
  const { code, errors, message } = error as { code?: string; errors?: { code?: string }[]; message?: string }
  const known = words[code ?? ''] ?? words[errors?.[0]?.code ?? '']
  return new Error(known ?? message ?? String(error), { cause: error })
}

const readAnswer = async (body: AsyncIterable<Buffer>): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > largestAnswer) throw new Error('its answer is larger than 1 MiB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** @throws Problem `forward-url-invalid` */
export const parseForwardUrl = (url: string): URL => {
  if (URL.canParse(url)) {
    const parsed = new URL(url)
    if (parsed.protocol === 'http:' || parsed.protocol === 'https:') return parsed
  }
  throw new Problem('forward-url-invalid', { url })
}

/** The handler's whole URL; a delivery's query is appended to its own. */
export const forwardUrl = (target: string, deliveryPath: string): string => {
  const url = new URL(target)
  const query = deliveryPath.split('?').slice(1).join('?')
  if (query) url.search = url.search ? `${url.search}&${query}` : `?${query}`
  return url.href
}

/** Passes untouched bytes on by undici. The answer comes back as raw bytes with its headers in order. */
export const openForwarder = (): Forwarder => {
  const agent = new Agent({
    connect: { lookup: lookupBoth, autoSelectFamily: true, timeout: 5_000 },
    connections: 512,
    pipelining: 1,
    headersTimeout: 60_000,
    bodyTimeout: 60_000,
  })
  return {
    send: async (url, headers, body, signal) => {
      try {
        const answer = await request(url, {
          method: 'POST',
          dispatcher: agent,
          headers: endToEnd(headers)
            .filter(([name]) => name.toLowerCase() !== 'host')
            .flat(),
          body,
          signal,
          responseHeaders: 'raw',
        })
        // With `responseHeaders: 'raw'` undici gives a flat list, which its types do not say.
        const raw = answer.headers as unknown as (Buffer | string)[]
        return {
          status: answer.statusCode,
          headers: pairs(raw.map(cell => (typeof cell === 'string' ? cell : cell.toString('latin1')))),
          body: await readAnswer(answer.body),
        }
      } catch (error) {
        throw inWords(error)
      }
    },
    close: () => agent.destroy(),
  }
}
