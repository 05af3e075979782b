import type { EndpointEntry } from '../shared/endpoints.ts'
import { tableLines } from './table.ts'

const whose = ({ whose, host }: EndpointEntry): string => {
  switch (whose) {
    case 'in-use':
      return 'ours, in use'
    case 'left-behind':
      return 'ours, left behind'
    case 'colleague':
      return `Hookswitch on ${host}`
    case 'other':
      return "somebody else's"
  }
}

/** Endpoints as lines of a table for a person: whose, status, label, URL, events, id. */
export const endpointTable = (endpoints: readonly EndpointEntry[]): string[] =>
  tableLines(
    endpoints.map(endpoint => [
      whose(endpoint),
      endpoint.status,
      endpoint.label,
      endpoint.url,
      endpoint.events.join(',') || 'all events',
      endpoint.id,
    ]),
  )
