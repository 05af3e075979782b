import type { PlatformId } from '../../shared/platform.ts'
import type { PlatformAdapter } from './adapter.ts'
import { thunderphone } from './thunderphone/adapter.ts'

/** One line a platform. A missing one fails the build. */
const registry: Record<PlatformId, PlatformAdapter> = { thunderphone }

export const platformAdapter = (id: PlatformId): PlatformAdapter => registry[id]
