import type { EndpointHealth } from '../../shared/health.ts'
import { useEngine } from './engine-store.ts'

/** How the platform sees the endpoint of a connection; null while it was not asked. */
export const useAtPlatform = (connectionId: string | undefined): EndpointHealth['atPlatform'] =>
  useEngine(e => e.health.find(h => h.connectionId === connectionId)?.atPlatform ?? null)
