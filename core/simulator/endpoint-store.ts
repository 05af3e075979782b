import { randomUUID } from 'node:crypto'
import type { EndpointFields } from './endpoint-fields.ts'
import { subscribes } from './event-names.ts'
import { newSecret } from './sign.ts'

export interface StoredEndpoint {
  readonly id: string
  readonly label: string
  readonly url: string
  /** Empty: all events. */
  readonly events: readonly string[]
  readonly status: 'active' | 'disabled' | 'failing'
  readonly secret: string
  readonly createdAt: string
  readonly updatedAt: string
}

/** An endpoint as the API shows it: the secret is told once, at creation, and only its last six characters after that. */
export const showEndpoint = (endpoint: StoredEndpoint) => ({
  id: endpoint.id,
  label: endpoint.label,
  url: endpoint.url,
  events: endpoint.events,
  status: endpoint.status,
  secret_hint: endpoint.secret.slice(-6),
  created_at: endpoint.createdAt,
  updated_at: endpoint.updatedAt,
})

export interface EndpointStore {
  /** Oldest first. */
  list(): StoredEndpoint[]
  has(id: string): boolean
  create(fields: Pick<EndpointFields, 'label' | 'url' | 'events'>): StoredEndpoint
  /** Null when there is none with this id. */
  change(id: string, fields: Partial<EndpointFields>): StoredEndpoint | null
  /** False when there is none with this id. */
  remove(id: string): boolean
  /** The active endpoints that get this event. */
  subscribers(type: string): StoredEndpoint[]
}

export const createEndpointStore = (now: () => Date = () => new Date()): EndpointStore => {
  const endpoints = new Map<string, StoredEndpoint>()
  return {
    list: () => [...endpoints.values()],
    has: id => endpoints.has(id),
    create: fields => {
      const at = now().toISOString()
      const endpoint: StoredEndpoint = {
        ...fields,
        id: randomUUID(),
        status: 'active',
        secret: newSecret(),
        createdAt: at,
        updatedAt: at,
      }
      endpoints.set(endpoint.id, endpoint)
      return endpoint
    },
    change: (id, fields) => {
      const known = endpoints.get(id)
      if (!known) return null
      const changed = { ...known, ...fields, updatedAt: now().toISOString() }
      endpoints.set(id, changed)
      return changed
    },
    remove: id => endpoints.delete(id),
    subscribers: type =>
      [...endpoints.values()].filter(({ status, events }) => status === 'active' && subscribes(events, type)),
  }
}
