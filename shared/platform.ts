import { z } from 'zod'

/** The platforms that Hookswitch speaks with. Each has one entry in `platforms/registry.ts`. */
export const PlatformId = z.enum(['thunderphone'])
export type PlatformId = z.infer<typeof PlatformId>
