import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { limits } from './limits.ts'

interface Watched {
  /** Bytes that had been read when the last request was complete. */
  settledAt: number
  busy: number
  /** When the first unsettled byte was noticed. */
  since: number | null
}

const everyMs = 1_000

/**
 * Ends connections that have sent part of a request's head and then take longer than 10 seconds, while quiet ones may
 * stay: Node's `headersTimeout` cannot tell the two apart and would answer 408 on the idle sockets of a tunnel's pool.
 */
export const guardAgainstSlowSenders = (server: Server): (() => void) => {
  const watched = new Map<Socket, Watched>()
  server.on('connection', (socket: Socket) => {
    watched.set(socket, { settledAt: 0, busy: 0, since: null })
    socket.once('close', () => watched.delete(socket))
  })
  server.on('request', (request, response) => {
    const entry = watched.get(request.socket)
    if (!entry) return
    entry.busy += 1
    entry.since = null
    response.once('close', () => {
      entry.busy -= 1
      entry.settledAt = request.socket.bytesRead
    })
  })
  const timer = setInterval(() => {
    const now = performance.now()
    for (const [socket, entry] of watched) {
      if (entry.busy > 0 || socket.bytesRead === entry.settledAt) entry.since = null
      else if (entry.since === null) entry.since = now
      else if (now - entry.since > limits.requestMs) socket.destroy()
    }
  }, everyMs).unref()
  return () => clearInterval(timer)
}
