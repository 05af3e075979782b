import type { ConnectionState } from '../../shared/state.ts'

/** The state of a connection in a word; the light beside it has the same meaning. */
export const statusWords: Record<ConnectionState['status'], string> = {
  off: 'Off',
  opening: 'Opening…',
  live: 'Live',
  paused: 'Paused',
  closing: 'Closing…',
  failed: 'Failed',
}

/** The endpoint at the platform, in words for header and footer. */
export const endpointWords = (connection: ConnectionState): string => {
  if (connection.status === 'failed') return 'no endpoint'
  if (connection.status === 'opening') return 'endpoint opening'
  if (connection.status === 'closing') return 'endpoint closing'
  if (connection.status === 'off') return 'no endpoint'
  if (connection.endpointId !== null) return 'endpoint active'
  return connection.mode === 'manual' ? 'endpoint by hand' : 'no endpoint'
}
