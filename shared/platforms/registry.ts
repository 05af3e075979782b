import type { PlatformId } from '../platform.ts'
import type { PlatformFacts } from './facts.ts'
import { thunderphone } from './thunderphone/facts.ts'

/** One line a platform. A missing one fails the build. */
const registry: Record<PlatformId, PlatformFacts> = { thunderphone }

export const platformFacts = (id: PlatformId): PlatformFacts => registry[id]
