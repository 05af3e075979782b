import type { HeaderList } from '../../shared/capture.ts'
import { Problem } from '../../shared/problem.ts'
import type { ReplayTarget } from '../../shared/replay.ts'
import type { StoredCapture } from '../captures/capture-store.ts'
import type { Connection } from '../connections/connection.ts'
import { type Forwarder, forwardUrl, openForwarder } from '../forward/forward.ts'
import { type CheckedUrl, checkReplayUrl } from './check-url.ts'
import { type Outgoing, signed } from './outgoing.ts'

/** One replay, ready to be sent. */
export interface Addressed extends Outgoing {
  readonly url: string
  readonly insecure: boolean
  /** It comes back to this engine: past the tunnel, or through it. */
  readonly own: 'direct' | 'tunnel' | null
}

export interface Destination {
  readonly forwarder: Forwarder
  /** @throws Problem `replay-off`, `replay-no-handler` */
  address(capture: StoredCapture, outgoing: Outgoing, isSigned: boolean): Addressed
}

export interface DestinationParts {
  connections(): readonly Connection[]
  /** @throws Problem `connection-not-found` */
  connection(id: string): Connection
}

/** Where the receiver takes a connection's deliveries. @throws Problem `replay-off` while it takes none */
const receiverOf = (connection: Connection): string => {
  const { name, receiverUrl, status } = connection.state()
  if (receiverUrl === null || (status !== 'live' && status !== 'paused'))
    throw new Problem('replay-off', { name })
  return receiverUrl
}

/** Under the handler's own secret, as live deliveries reach it: of those only verified ones do. */
const headersForHandler = (
  connection: Connection,
  secret: string | null,
  { summary }: StoredCapture,
  outgoing: Outgoing,
  isSigned: boolean,
): HeaderList => {
  if (secret === null || (!isSigned && summary.signature.status !== 'verified')) return outgoing.headers
  return [...signed(outgoing, connection.line.platform, secret), ['X-Hookswitch-Resigned', 'handler-secret']]
}

const leadsTo = (url: string, base: string | null): boolean =>
  base !== null && (url === base || url.startsWith(`${base}/`) || url.startsWith(`${base}?`))

/** A URL may be our own receiver's, or lead there through a tunnel: then it is as much a replay as any. */
export const ownWay = (connections: readonly Connection[], url: string): Addressed['own'] => {
  const states = connections.map(connection => connection.state())
  if (states.some(({ receiverUrl }) => receiverUrl && new URL(receiverUrl).port === new URL(url).port))
    return states.some(s => s.receiverUrl && leadsTo(new URL(url).pathname, new URL(s.receiverUrl).pathname))
      ? 'direct'
      : null
  return states.some(({ publicUrl }) => leadsTo(url, publicUrl)) ? 'tunnel' : null
}

const toEngine = (parts: DestinationParts): Destination => ({
  forwarder: openForwarder(),
  address: (capture, outgoing) => {
    const base = receiverOf(parts.connection(capture.summary.connectionId))
    return { ...outgoing, url: `${base}${outgoing.path}`, insecure: false, own: 'direct' }
  },
})

const toHandler = (parts: DestinationParts): Destination => ({
  forwarder: openForwarder(),
  address: (capture, outgoing, isSigned) => {
    const connection = parts.connection(capture.summary.connectionId)
    const target = connection.line.forward()
    if (!target) throw new Problem('replay-no-handler', { name: connection.state().name })
    const headers = headersForHandler(connection, target.secret, capture, outgoing, isSigned)
    const url = forwardUrl(target.url, outgoing.path)
    return { ...outgoing, headers, url, insecure: target.insecure, own: null }
  },
})

const toUrl = (parts: DestinationParts, { url, lookup }: CheckedUrl): Destination => ({
  forwarder: openForwarder(lookup),
  address: (_capture, outgoing) => ({
    ...outgoing,
    url: forwardUrl(url, outgoing.path),
    insecure: false,
    own: ownWay(parts.connections(), url),
  }),
})

/**
 * Whoever asks closes its forwarder.
 * @throws Problem `replay-url-invalid`, `replay-remote` for another machine that nobody agreed to
 */
export const openDestination = async (
  parts: DestinationParts,
  target: ReplayTarget,
  agreed: boolean,
): Promise<Destination> => {
  switch (target.kind) {
    case 'engine':
      return toEngine(parts)
    case 'handler':
      return toHandler(parts)
    case 'url':
      return toUrl(parts, await checkReplayUrl(target.url, agreed))
  }
}
