import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/**
 * The local API is reached from this machine with its token, and by nothing else. A web page elsewhere cannot forge the
 * Origin of a WebSocket, and a name that was rebound to 127.0.0.1 (DNS rebinding) shows in Host.
 */
export const isOurHost = (request: IncomingMessage, port: number): boolean =>
  [`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host ?? '')

export const isOurOrigin = (request: IncomingMessage, port: number): boolean =>
  [`http://127.0.0.1:${port}`, `http://localhost:${port}`].includes(request.headers.origin ?? '')

const prefix = 'token.'

/** The page gives the token as a subprotocol, because a URL ends up in histories and logs. */
export const hasToken = (request: IncomingMessage, token: string): boolean => {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map(word => word.trim())
  const given = Buffer.from(offered.find(word => word.startsWith(prefix))?.slice(prefix.length) ?? '')
  const wanted = Buffer.from(token)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
