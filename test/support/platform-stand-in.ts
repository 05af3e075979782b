import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'

export interface ApiCall {
  readonly method: string
  readonly path: string
  readonly authorization: string | undefined
  readonly body: string
}

export interface NewEndpoint {
  readonly id: string
  readonly label: string
  readonly url: string
  readonly secret: string
}

export interface StandInOptions {
  /** Runs between the request for an endpoint and its reply; what it returns replaces the reply. */
  readonly beforeReply?: (endpoint: NewEndpoint) => Promise<{ status: number } | undefined>
  /** The status of every DELETE instead of 204. */
  readonly deleteStatus?: number
  /** How long a DELETE takes. */
  readonly deleteMs?: number
  /** Leaves the one-time secret out of the reply to POST. */
  readonly withoutSecret?: boolean
}

export interface PlatformStandIn {
  /** With the version. */
  readonly apiUrl: string
  readonly calls: readonly ApiCall[]
  /** What is registered now. */
  readonly endpoints: ReadonlyMap<string, NewEndpoint>
  /** Resolves when such a call has come. */
  called(method: string): Promise<void>
  /** What somebody does in the dashboard. */
  readonly dashboard: {
    delete(id: string): void
    /** What the list says of it from now on. */
    setStatus(id: string, status: string): void
  }
  /** Every list is answered with this status from now on; 200: as it should. */
  answerLists(status: number, headers?: Readonly<Record<string, string>>): void
}

const collection = '/v1/developer/webhook-endpoints'

/**
 * The part of a platform's API that leases need, with the misbehaviour that the simulator does not have: it can call
 * before it has told the secret, and refuse to let go.
 */
export const platformStandIn = async (options: StandInOptions = {}): Promise<PlatformStandIn> => {
  const calls: ApiCall[] = []
  const endpoints = new Map<string, NewEndpoint>()
  const statuses = new Map<string, string>()
  const waiting = new Set<() => void>()
  let made = 0
  let lists: { status: number; headers: Readonly<Record<string, string>> } = { status: 200, headers: {} }

  const reply = (response: ServerResponse, status: number, value?: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(value === undefined ? undefined : JSON.stringify(value))
  }
  const create = async (response: ServerResponse, body: string): Promise<void> => {
    const { label, url } = JSON.parse(body) as { label: string; url: string }
    const id = `e-${++made}`
    const endpoint = { id, label, url, secret: `whsec_of_${id}` }
    endpoints.set(endpoint.id, endpoint)
    const instead = await options.beforeReply?.(endpoint)
    if (instead) {
      endpoints.delete(endpoint.id)
      reply(response, instead.status, { detail: 'refused by the stand-in' })
    } else
      reply(response, 201, {
        ...endpoint,
        ...(options.withoutSecret ? { secret: undefined } : {}),
        status: 'active',
      })
  }
  const remove = async (response: ServerResponse, id: string): Promise<void> => {
    await sleep(options.deleteMs ?? 0)
    if (options.deleteStatus !== undefined) {
      reply(response, options.deleteStatus, { detail: 'not today' })
      return
    }
    const known = endpoints.delete(id)
    response.writeHead(known ? 204 : 404).end()
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { method = '', url: path = '' } = request
    const body = Buffer.concat(chunks).toString()
    calls.push({ method, path, authorization: request.headers.authorization, body })
    for (const look of [...waiting]) look()
    if (method === 'POST' && path === collection) await create(response, body)
    else if (method === 'DELETE') remove(response, path.slice(collection.length + 1))
    else if (path === collection && lists.status !== 200)
      response.writeHead(lists.status, { 'content-type': 'application/json', ...lists.headers }).end('{}')
    else if (path === collection) {
      const shown = [...endpoints.values()].map(({ secret: _secret, ...told }) => ({ ...told, events: [] }))
      reply(
        response,
        200,
        shown.map(told => ({ ...told, status: statuses.get(told.id) ?? 'active' })),
      )
    } else reply(response, 200, [])
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls,
    endpoints,
    dashboard: {
      delete: id => void endpoints.delete(id),
      setStatus: (id, status) => void statuses.set(id, status),
    },
    answerLists: (status, headers = {}) => {
      lists = { status, headers }
    },
    called: method =>
      new Promise(resolve => {
        const look = (): void => {
          if (!calls.some(call => call.method === method)) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
  }
}
