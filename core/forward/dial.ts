import { lookup } from 'node:dns/promises'
import { connect, isIP } from 'node:net'

export interface Dialled {
  readonly address: string
  /** How long the connection took; null when there is none. */
  readonly tookMs: number | null
  /** `ECONNREFUSED` and the like, `timeout`, or empty. */
  readonly code: string
}

const dialWithinMs = 2_000
const mostAddresses = 4

/** `[::1]` of a URL as the address that it is. */
const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '')

/** An address with its port as a URL has it. */
export const withPort = (address: string, port: number): string =>
  isIP(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`

/**
 * Where a host's connections go. `localhost` is both loopbacks, as forwarding has it: servers listen on either.
 * @throws the error of the name's lookup
 */
export const addressesOf = async (hostname: string): Promise<string[]> => {
  const host = bare(hostname)
  if (isIP(host) !== 0) return [host]
  if (host === 'localhost') return ['127.0.0.1', '::1']
  const found = await lookup(host, { all: true })
  return [...new Set(found.map(({ address }) => address))].slice(0, mostAddresses)
}

/** One TCP connection, closed at once. Never rejects. @param address also as a URL has it */
export const dial = (
  address: string,
  port: number,
  signal: AbortSignal,
  withinMs = dialWithinMs,
): Promise<Dialled> =>
  new Promise(resolve => {
    const startedAt = performance.now()
    const socket = connect(port, bare(address))
    const end = (tookMs: number | null, code: string): void => {
      signal.removeEventListener('abort', onAbort)
      socket.destroy()
      resolve({ address, tookMs, code })
    }
    const onAbort = () => end(null, 'timeout')
    signal.addEventListener('abort', onAbort, { once: true })
    socket.setTimeout(withinMs, () => end(null, 'timeout'))
    socket.once('connect', () => end(performance.now() - startedAt, ''))
    socket.once('error', (error: NodeJS.ErrnoException) => end(null, error.code ?? error.message))
    if (signal.aborted) onAbort()
  })
