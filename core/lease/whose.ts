import type { EndpointEntry } from '../../shared/endpoints.ts'
import type { ListedEndpoint } from '../platforms/endpoint-api.ts'
import { hostOfLabel, labelOf } from './label.ts'
import type { LeaseEntry } from './lease-entry.ts'

/** A lease of the ledger as it is looked for in a platform's list. */
export interface Sought {
  readonly nonce: string
  readonly label: string
  readonly endpointId: string | null
  readonly inUse: boolean
  /** Null when its file could not be read. */
  readonly entry: LeaseEntry | null
}

export const soughtOf = (entry: LeaseEntry, inUse: boolean): Sought => {
  const { nonce, label, endpointId } = entry
  return { nonce, label, endpointId, inUse, entry }
}

/** Of a file that says nothing: its name has the nonce, and the label is what this machine would have given. */
export const soughtByName = (nonce: string, host: string, inUse: boolean): Sought => ({
  nonce,
  label: labelOf(host, nonce),
  endpointId: null,
  inUse,
  entry: null,
})

/** By id, or by exactly our label. Never by pattern. */
export const isSame = (endpoint: ListedEndpoint, sought: Sought): boolean =>
  endpoint.id === sought.endpointId || endpoint.label === sought.label

export const describeEndpoint = (endpoint: ListedEndpoint, leases: readonly Sought[]): EndpointEntry => {
  const host = hostOfLabel(endpoint.label)
  const found = leases.find(lease => isSame(endpoint, lease))
  const strangers = host === null ? 'other' : 'colleague'
  const { id, label, url, status } = endpoint
  const whose = found ? (found.inUse ? 'in-use' : 'left-behind') : strangers
  return { id, label, url, events: [...endpoint.events], status, whose, host }
}
