import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { type PageSource, servePage } from '../../core/api/serve-page.ts'
import { type PageFile, readPage } from '../../core/page/page-files.ts'
import { pageResponse } from '../../core/page/page-response.ts'
import { Problem } from '../../shared/problem.ts'
import { hasToken, isOurHost, isOurOrigin } from './guard.ts'
import { socketCarrier } from './socket-carrier.ts'

export interface BrowserHost {
  /** With the token of this run behind the `#`, which never leaves the browser. */
  readonly address: string
  close(): Promise<void>
}

const usualPort = 4_664
const largestMessage = 4_194_304
/** The page's token is of another run: it says so instead of trying again. */
const tokenRefused = 4_401

const sendFile = (response: ServerResponse, file: PageFile, path: string): void => {
  const { headers, body } = pageResponse(file, path)
  response.writeHead(200, headers).end(body)
}

const answer = (
  files: ReadonlyMap<string, PageFile>,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
) => {
  const path = (request.url ?? '').split('?', 1)[0] ?? ''
  const file = files.get(path)
  const refuse = (status: number, words: string) =>
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${words}\n`)
  if (!isOurHost(request, port)) refuse(403, 'This page is for this machine only.')
  else if (request.method !== 'GET') refuse(405, 'GET only.')
  else if (file) sendFile(response, file, path)
  else refuse(404, 'There is nothing here.')
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })

const listenSomewhere = async (server: Server, wanted: number | undefined): Promise<number> => {
  try {
    return await listen(server, wanted ?? usualPort)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    if (wanted !== undefined) throw new Problem('port-taken', { port: String(wanted) }, { cause: error })
    return listen(server, 0)
  }
}

/**
 * Serves the page and its line to the engine on 127.0.0.1.
 * @param port left out: the usual one, or any free one when that is taken
 * @throws Problem `port-taken`
 */
export const openBrowserHost = async (
  source: PageSource,
  page: URL,
  port: number | undefined,
): Promise<BrowserHost> => {
  const files = readPage(page)
  const token = randomBytes(24).toString('base64url')
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage,
    handleProtocols: () => 'hookswitch',
  })
  let listening = 0
  const server = createServer((request, response) => answer(files, listening, request, response))
  server.on('upgrade', (request, socket, head) => {
    if (!isOurHost(request, listening) || !isOurOrigin(request, listening) || request.url !== '/ws') {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, client => {
      client.on('error', () => {})
      if (hasToken(request, token)) servePage(source, socketCarrier(client))
      else client.close(tokenRefused, 'the token is of another run')
    })
  })
  listening = await listenSomewhere(server, port)
  return {
    address: `http://127.0.0.1:${listening}/#token=${token}`,
    close: async () => {
      for (const client of sockets.clients) client.terminate()
      server.closeAllConnections()
      await new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}
