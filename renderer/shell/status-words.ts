import type { ConnectionState } from '../../shared/state.ts'

/** The endpoint at the platform, in words for header and footer. */
export const endpointWords = ({ endpoint, mode, status }: ConnectionState): string => {
  if (endpoint) return `endpoint ${endpoint.changing ? 'changing' : endpoint.status}`
  if (status === 'opening' && mode !== 'manual') return 'endpoint opening'
  return mode === 'manual' && (status === 'live' || status === 'paused') ? 'endpoint by hand' : 'no endpoint'
}
