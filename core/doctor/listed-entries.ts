import type { EndpointEntry } from '../../shared/endpoints.ts'
import type { ListedEndpoint } from '../platforms/endpoint-api.ts'

/**
 * Whose the listed endpoints are, without the ledger of leases: by the id that this engine holds, and by labels.
 * @param ourId null when none is held
 */
export const listedEntries = (listed: readonly ListedEndpoint[], ourId: string | null): EndpointEntry[] =>
  listed.map(endpoint => {
    const host = /^Hookswitch · (.+) · [0-9a-f]{10,}$/su.exec(endpoint.label)?.[1] ?? null
    const whose = endpoint.id === ourId ? 'in-use' : host === null ? 'other' : 'colleague'
    return { ...endpoint, events: [...endpoint.events], whose, host }
  })
