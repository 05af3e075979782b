import { type LookupAddress, lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import type { Dispatcher } from 'undici'
import type { HandlerPhases, HeaderList } from '../../shared/capture.ts'
import { Problem } from '../../shared/problem.ts'
import { inWords } from './handler-failure.ts'
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
    to: Pick<ForwardTarget, 'url' | 'insecure'> & { readonly method: string },
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
    systemLookup(hostname, options, callback)
    return
  }
  const both: LookupAddress[] = [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ]
  if (options.all) callback(null, both)
  else callback(null, '127.0.0.1', 4)
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

/**
 * The handler's whole URL; a delivery's query is appended to its own, character by character as it came: a URL object
 * would encode some of it anew.
 */
export const forwardUrl = (target: string, deliveryPath: string): string => {
  const { origin, pathname, search } = new URL(target)
  const query = deliveryPath.split('?').slice(1).join('?')
  const own = `${origin}${pathname}${search}`
  return query ? `${own}${search ? '&' : '?'}${query}` : own
}

const upToPath = /^[^:]+:\/\/[^/?#]*/
/** What stands in the first line of the request. */
const pathOf = (url: string): string => {
  const path = url.replace(upToPath, '')
  return path.startsWith('/') ? path : `/${path}`
}

/**
 * Passes untouched bytes on by undici. The answer comes back as raw bytes with its headers in order.
 * @param lookup what a name leads to
 */
export const openForwarder = (lookup: LookupFunction = lookupBoth): Forwarder => {
  const strict = phaseAgent({ lookup })
  /** Made when somebody first asks for it. */
  let trusting: ReturnType<typeof phaseAgent> | null = null
  const agentFor = (insecure: boolean) => {
    if (!insecure) return strict
    trusting ??= phaseAgent({ lookup, rejectUnauthorized: false })
    return trusting
  }
  return {
    send: async ({ method, url, insecure }, headers, body, signal, phases) => {
      const startedAt = performance.now()
      const sinceStart = () => Math.round((performance.now() - startedAt) * 1_000) / 1_000
      try {
        const answer = await agentFor(insecure).request({
          method: method as Dispatcher.HttpMethod,
          origin: new URL(url).origin,
          path: pathOf(url),
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
