import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { request } from 'undici'
import type { HandlerPhases, HeaderList } from '../../shared/capture.ts'
import { Problem } from '../../shared/problem.ts'
import { certificateFaults } from './certificate-faults.ts'
import { endToEnd, pairs } from './hop-by-hop.ts'
import { phaseAgent } from './phase-agent.ts'

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
  /**
   * Rejects with an Error whose message says in words why there is no answer.
   * @param phases filled in as they come
   */
  send(
    to: Pick<ForwardTarget, 'url' | 'insecure'>,
    headers: HeaderList,
    body: Buffer,
    signal: AbortSignal,
    phases: HandlerPhases,
  ): Promise<HandlerAnswer>
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

const certificateWords = (code: string): string | undefined => {
  const fault = certificateFaults[code]
  return (
    fault &&
    `it ${fault}; allow any certificate of the handler, or --forward-insecure, if that is meant to be`
  )
}

const inWords = (error: unknown): Error => {
  const { code, errors, message } = error as { code?: string; errors?: { code?: string }[]; message?: string }
  const codes = [code, errors?.[0]?.code].filter(one => typeof one === 'string')
  const known = codes.map(one => words[one] ?? certificateWords(one)).find(one => one !== undefined)
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
  const strict = phaseAgent({ lookup: lookupBoth })
  /** Made when somebody first asks for it. */
  let trusting: ReturnType<typeof phaseAgent> | null = null
  const agentFor = (insecure: boolean) => {
    if (!insecure) return strict
    trusting ??= phaseAgent({ lookup: lookupBoth, rejectUnauthorized: false })
    return trusting
  }
  return {
    send: async ({ url, insecure }, headers, body, signal, phases) => {
      const startedAt = performance.now()
      const sinceStart = () => Math.round((performance.now() - startedAt) * 1_000) / 1_000
      try {
        const answer = await request(url, {
          method: 'POST',
          dispatcher: agentFor(insecure),
          headers: endToEnd(headers)
            .filter(([name]) => name.toLowerCase() !== 'host')
            .flat(),
          body,
          signal,
          responseHeaders: 'raw',
          opaque: {
            connected: (atOnce: boolean) => {
              phases.connect = atOnce ? 0 : sinceStart()
            },
            firstByte: () => {
              phases.firstByte = sinceStart()
            },
          },
        })
        // With `responseHeaders: 'raw'` undici gives a flat list, which its types do not say.
        const raw = answer.headers as unknown as (Buffer | string)[]
        const bytes = await readAnswer(answer.body)
        phases.done = sinceStart()
        return {
          status: answer.statusCode,
          headers: pairs(raw.map(cell => (typeof cell === 'string' ? cell : cell.toString('latin1')))),
          body: bytes,
        }
      } catch (error) {
        throw inWords(error)
      }
    },
    close: async () => {
      await Promise.all([strict.destroy(), trusting?.destroy()])
    },
  }
}
