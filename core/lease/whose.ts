import type { EndpointEntry } from '../../shared/endpoints.ts'
import type { ListedEndpoint } from '../platforms/endpoint-api.ts'
import { hostOfLabel, isLabelOf } from './label.ts'
import type { LeaseEntry } from './lease-entry.ts'

/** A lease of the ledger as it is looked for in a platform's list. */
export interface Sought {
  readonly nonce: string
  /** Null when its file could not be read: today's host need not be the one that the label names. */
  readonly label: string | null
  readonly endpointId: string | null
  readonly inUse: boolean
  /** Null when its file could not be read. */
  readonly entry: LeaseEntry | null
}

export const soughtOf = (entry: LeaseEntry, inUse: boolean): Sought => {
  const { nonce, label, endpointId } = entry
  return { nonce, label, endpointId, inUse, entry }
}

/** Of a file that says nothing: its name has the nonce, and that is the end of the label. */
export const soughtByName = (nonce: string, inUse: boolean): Sought => ({
  nonce,
  label: null,
  endpointId: null,
  inUse,
  entry: null,
})

/** By id, or by exactly our label; by our nonce in a label of ours where the file says nothing. */
export const isSame = ({ id, label }: ListedEndpoint, sought: Sought): boolean =>
  id === sought.endpointId ||
  (sought.label === null ? isLabelOf(label, sought.nonce) : label === sought.label)

export const describeEndpoint = (endpoint: ListedEndpoint, leases: readonly Sought[]): EndpointEntry => {
  const host = hostOfLabel(endpoint.label)
  const found = leases.find(lease => isSame(endpoint, lease))
  const strangers = host === null ? 'other' : 'colleague'
  const { id, label, url, status } = endpoint
  const whose = found ? (found.inUse ? 'in-use' : 'left-behind') : strangers
  return { id, label, url, events: [...endpoint.events], status, whose, host }
}
