import type { EndpointHealth } from '../../shared/health.ts'
import type { ConnectionState } from '../../shared/state.ts'

/** What the platform says of an active endpoint counts more than what we hold. */
const contradicting: ReadonlySet<string> = new Set(['disabled', 'failing', 'gone'])

/** The endpoint at the platform, in words for header and footer. */
export const endpointWords = (
  { endpoint, mode, status }: ConnectionState,
  atPlatform: EndpointHealth['atPlatform'],
): string => {
  if (endpoint?.status === 'active' && atPlatform && contradicting.has(atPlatform.status))
    return `endpoint ${atPlatform.status}`
  if (endpoint) return `endpoint ${endpoint.changing ? 'changing' : endpoint.status}`
  if (status === 'opening' && mode !== 'manual') return 'endpoint opening'
  return mode === 'manual' && (status === 'live' || status === 'paused') ? 'endpoint by hand' : 'no endpoint'
}
