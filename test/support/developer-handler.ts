import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTcpServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: Buffer
  readonly sha256: string
}

export interface DeveloperHandler {
  readonly port: number
  readonly url: string
  readonly seen: readonly Seen[]
}

export type Answer = (response: ServerResponse, seen: Seen) => void

const pairsOf = ({ rawHeaders }: IncomingMessage): [string, string][] =>
  rawHeaders.flatMap((cell, i) => (i % 2 === 0 ? [[cell, rawHeaders[i + 1] ?? '']] : []))

const portOf = (server: { address(): unknown }): number => {
  const address = server.address()
  if (typeof address === 'object' && address && 'port' in address) return Number(address.port)
  throw new Error('it listens on no port')
}

export const giveConfig: Answer = response => {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end('{"prompt":"From the handler.","voice":"en-US-Emma2"}')
}

/** A developer's own handler. It keeps what it got and answers as it is told. */
export const developerHandler = async (
  answer: Answer = giveConfig,
  host = '127.0.0.1',
  port = 0,
): Promise<DeveloperHandler> => {
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      const one: Seen = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: pairsOf(request),
        body,
        sha256: createHash('sha256').update(body).digest('hex'),
      }
      seen.push(one)
      answer(response, one)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { port: portOf(server), url: `http://localhost:${portOf(server)}/webhook`, seen }
}

/** A listener that need not speak HTTP. */
export const rawListener = async (onSocket: (socket: Socket) => void): Promise<string> => {
  const sockets = new Set<Socket>()
  const server = createTcpServer(socket => {
    sockets.add(socket)
    socket.on('error', () => {})
    onSocket(socket)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return `http://127.0.0.1:${portOf(server)}`
}

/** A port of this machine that nothing listens on. */
export const unusedPort = async (): Promise<number> => {
  const server = createTcpServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const port = portOf(server)
  await new Promise<void>(resolve => server.close(() => resolve()))
  return port
}
