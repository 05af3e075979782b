import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { DoctorAccount } from '../../../core/doctor/account.ts'
import { platformAdapter } from '../../../core/platforms/registry.ts'

export interface ApiReply {
  readonly status?: number
  readonly body?: unknown
  readonly type?: string
  readonly headers?: Record<string, string>
}

export interface ApiStandIn {
  /** With the version. */
  readonly apiUrl: string
  readonly calls: readonly { readonly method: string; readonly path: string; readonly key: string | null }[]
}

/** An API that gives one reply to everything. A body that is text goes out as it is. */
export const apiStandIn = async ({
  status = 200,
  body = [],
  type,
  headers = {},
}: ApiReply): Promise<ApiStandIn> => {
  const calls: { method: string; path: string; key: string | null }[] = []
  const server = createServer((request, response) => {
    const { method = '', url = '' } = request
    calls.push({ method, path: url, key: request.headers.authorization ?? null })
    const isText = typeof body === 'string'
    response.writeHead(status, {
      'content-type': type ?? (isText ? 'text/html' : 'application/json'),
      ...headers,
    })
    response.end(isText ? body : JSON.stringify(body))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, calls }
}

export const apiKey = 'sk_live_ThisOneMustNeverBeSeenAnywhere42'

/** The account behind an API, asked by the real client. */
export const accountAt = (apiUrl: string, ourId: string | null = null): DoctorAccount => ({
  platform: 'ThunderPhone',
  apiUrl,
  endpoints: async signal => {
    const api = platformAdapter('thunderphone').endpointApi({ apiUrl, apiKey, userAgent: 'Hookswitch/test' })
    const listed = await api.list(signal)
    return listed.map(endpoint => ({
      ...endpoint,
      events: [...endpoint.events],
      whose: endpoint.id === ourId ? 'in-use' : 'other',
      host: null,
    }))
  },
})
