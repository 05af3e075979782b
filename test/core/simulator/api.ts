import type { Simulator } from '../../../core/simulator/simulator.ts'

export interface ApiAnswer {
  readonly status: number
  readonly body: unknown
  readonly headers: Headers
}

/** Calls the simulator's API with its key. A body that is a string goes out as it is. */
export const call = async (
  simulator: Simulator,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<ApiAnswer> => {
  const response = await fetch(`${simulator.apiUrl}${path}`, {
    method,
    headers: { authorization: `Bearer ${simulator.apiKey}`, ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: text === '' ? null : JSON.parse(text), headers: response.headers }
}

export const endpointsPath = '/developer/webhook-endpoints'

export interface Created {
  readonly id: string
  readonly secret: string
}

/** Registers an endpoint and gives its id and its secret. */
export const register = async (
  simulator: Simulator,
  url: string,
  events: readonly string[] = [],
): Promise<Created> => {
  const { status, body } = await call(simulator, 'POST', endpointsPath, { label: 'laptop', url, events })
  if (status !== 201 || typeof body !== 'object' || body === null || !('id' in body) || !('secret' in body))
    throw new Error(`not registered: ${status}`)
  return { id: String(body.id), secret: String(body.secret) }
}
