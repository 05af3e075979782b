import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Problem } from '../../shared/problem.ts'
import { makeBacklog } from './backlog.ts'
import { limits } from './limits.ts'
import { guardAgainstSlowSenders } from './slow-sender-guard.ts'
import { watchForStalls } from './stall.ts'
import { readToolPath } from './tool-path.ts'

/** `waitedMs`: how long the request may have been here before it was noticed. */
export type RequestListener = (request: IncomingMessage, response: ServerResponse, waitedMs: number) => void

/** The listener that a tunnel points at: it serves unguessable paths and nothing else. */
export interface Receiver {
  readonly port: number
  /** Serves a path, with a query or without, and the function tools below it, until the returned function is called. */
  serve(path: string, listener: RequestListener): () => void
  /** Takes no new connection; resolves when the last answer has left, or `graceMs` have passed. */
  close(graceMs: number): Promise<void>
}

const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.removeListener('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })

type HttpListener = (request: IncomingMessage, response: ServerResponse) => void

/** Node's own limits are off where they would hurt idle tunnel sockets; see `limits` and the guard. */
const makeServer = (listener: HttpListener): Server => {
  const server = createServer(
    { maxHeaderSize: limits.headerBytes, keepAliveTimeout: limits.keepAliveMs },
    listener,
  )
  server.headersTimeout = 0
  server.requestTimeout = 0
  // Node drops all after the 2,000th without a word, and the signature may be among them: their bytes are limited.
  server.maxHeadersCount = 0
  server.maxConnections = limits.connections
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const status =
      error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request'
    if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`)
    else socket.destroy()
  })
  return server
}

const addressInUse = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EADDRINUSE'

/** ::1 on the same port; false when another program has it there. A machine without IPv6 goes without. */
const listenOnIpv6 = async (server: Server, port: number): Promise<boolean> => {
  try {
    await listen(server, port, '::1')
    return true
  } catch (error) {
    return !addressInUse(error)
  }
}

const closeServer = (server: Server, graceMs: number): Promise<void> =>
  new Promise(resolve => {
    const force = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearTimeout(force)
      resolve()
    })
    server.closeIdleConnections()
  })

/**
 * Listens on 127.0.0.1 and ::1, never on a name, so that no other machine reaches it.
 * @param wantedPort 0 for any free one
 * @throws Problem `port-taken`
 */
export const openReceiver = async (wantedPort: number): Promise<Receiver> => {
  const paths = new Map<string, RequestListener>()
  const backlog = makeBacklog()
  const stalls = watchForStalls()
  const dispatch: HttpListener = (request, response) => {
    const waitedMs = Math.max(backlog.noticed('request'), stalls.noticed())
    const url = request.url ?? ''
    const listener = paths.get(url.split('?', 1)[0] ?? '') ?? paths.get(readToolPath(url)?.base ?? '')
    if (listener) listener(request, response, waitedMs)
    else {
      response.writeHead(404, { 'content-type': 'application/json', connection: 'close' })
      response.end('{"detail":"not found"}')
    }
  }

  for (let attempt = 0; ; attempt++) {
    const servers = [makeServer(dispatch), makeServer(dispatch)] as const
    for (const server of servers)
      server.on('connection', () => {
        backlog.noticed('connection')
        stalls.noticed()
      })
    try {
      const port = await listen(servers[0], wantedPort, '127.0.0.1')
      if (await listenOnIpv6(servers[1], port)) {
        const live = servers.filter(server => server.listening)
        const unguard = live.map(guardAgainstSlowSenders)
        return {
          port,
          serve: (path, listener) => {
            paths.set(path, listener)
            return () => paths.delete(path)
          },
          close: async graceMs => {
            for (const stop of unguard) stop()
            stalls.stop()
            await Promise.all(live.map(server => closeServer(server, graceMs)))
          },
        }
      }
      await closeServer(servers[0], 0)
    } catch (error) {
      if (!addressInUse(error)) throw error
      if (wantedPort !== 0) throw new Problem('port-taken', { port: String(wantedPort) }, { cause: error })
    }
    if (wantedPort !== 0 || attempt > 9) throw new Problem('port-taken', { port: String(wantedPort) })
  }
}
