import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTcpServer, type Socket } from 'node:net'

export interface Received {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

export interface Handler {
  readonly url: string
  readonly port: number
  readonly received: Received[]
  /** Connections that were made, kept ones counted once. */
  connections(): number
  close(): Promise<void>
}

export type Respond = (response: ServerResponse, received: Received) => void

const portOf = (server: { address(): unknown }): number => {
  const address = server.address()
  if (typeof address !== 'object' || address === null || !('port' in address)) throw new Error('no port')
  return Number(address.port)
}

const closeHttp = (server: Server): Promise<void> =>
  new Promise(resolve => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

/** A developer's handler on a real socket. */
export const startHandler = async (respond: Respond, host = '127.0.0.1'): Promise<Handler> => {
  const received: Received[] = []
  let connections = 0
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const one = {
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks),
    }
    received.push(one)
    respond(response, one)
  })
  server.on('connection', () => connections++)
  await new Promise<void>(resolve => server.listen(0, host, resolve))
  const port = portOf(server)
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}/hook`,
    port,
    received,
    connections: () => connections,
    close: () => closeHttp(server),
  }
}

/** A listener that speaks whatever it is told to, which need not be HTTP. */
export const startRaw = async (onSocket: (socket: Socket) => void) => {
  const sockets = new Set<Socket>()
  const server = createTcpServer(socket => {
    sockets.add(socket)
    socket.on('error', () => {})
    onSocket(socket)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${portOf(server)}/hook`,
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

export const json =
  (value: unknown, status = 200): Respond =>
  response => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(value))
  }

export const goodConfig = { prompt: 'Be kind.', voice: 'en-US-James1', product: 'storm-base' }
