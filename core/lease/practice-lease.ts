import { hostname } from 'node:os'
import type { EndpointState } from '../../shared/state.ts'
import type { EndpointApi } from '../platforms/endpoint-api.ts'
import { heldEndpoint, removeEndpoint } from './held-endpoint.ts'
import { labelOf, newNonce } from './label.ts'
import type { Lease } from './leases.ts'

/** An endpoint at the practice line's simulator. That ends with this process, so nothing is written down or watched. */
export const takePracticeLease = async (
  api: EndpointApi,
  platform: string,
  url: string,
  events: readonly string[],
  onChange: (state: EndpointState) => void,
): Promise<Lease> => {
  const label = labelOf(hostname(), newNonce())
  const created = await api.create({ label, url, events }, new AbortController().signal)
  return heldEndpoint(api, created, url, onChange, () => removeEndpoint(api, platform, created.id))
}
