import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Problem } from '../../shared/problem.ts'
import { guard } from './guard.ts'
import { readBody } from './read-body.ts'
import { type Reply, type Route, refusal } from './reply.ts'

/** The `:id` of a path that fits a route, empty when it has none; null when the path does not fit. */
const match = (route: Route, path: string): string | null => {
  const wanted = route.path.split('/')
  const found = path.split('/')
  if (wanted.length !== found.length) return null
  const fits = wanted.every((part, i) => (part === ':id' ? found[i] !== '' : part === found[i]))
  return fits ? (found[wanted.indexOf(':id')] ?? '') : null
}

const answer = async (routes: readonly Route[], request: IncomingMessage): Promise<Reply> => {
  const path = (request.url ?? '').split('?')[0] ?? ''
  const fitting = routes.filter(route => match(route, path) !== null)
  if (fitting.length === 0) return refusal(404, 'Not found.')
  const route = fitting.find(({ method }) => method === request.method)
  if (!route) {
    const allow = fitting.map(({ method }) => method).join(', ')
    return refusal(405, `Method "${request.method}" not allowed.`, { allow })
  }
  const read = await readBody(request)
  if ('refused' in read) return read.refused
  return route.handle({ id: match(route, path) ?? '', body: read.body })
}

const send = (response: ServerResponse, { status, body, headers = {} }: Reply): void => {
  const bytes = body === undefined ? null : Buffer.from(JSON.stringify(body))
  const described = bytes ? { 'content-type': 'application/json', 'content-length': bytes.length } : {}
  response.writeHead(status, { ...described, ...headers })
  response.end(bytes ?? undefined)
}

const serve = async (
  routes: readonly Route[],
  apiKey: string,
  request: IncomingMessage,
  response: ServerResponse,
) => {
  try {
    send(response, guard(request.headers, apiKey) ?? (await answer(routes, request)))
  } catch (error) {
    // A client that went away in the middle of its body has nobody to be answered.
    if (request.destroyed && !request.complete) return
    send(response, refusal(500, error instanceof Error ? error.message : String(error)))
  }
}

/** Serves an API on 127.0.0.1, to callers that pass the guard. Errors while listening are the caller's to handle. */
export const createApiServer = (routes: readonly Route[], apiKey: string): Server =>
  createServer({ requestTimeout: 30_000 }, (request, response) => {
    void serve(routes, apiKey, request, response)
  })

/**
 * @param port 0: any free one
 * @returns the port
 * @throws Problem('port-taken') when another program has it
 */
export const listenOnLoopback = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Problem('port-taken', { port: String(port) }, { cause: error })
          : error,
      )
    })
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
