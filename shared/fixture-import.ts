import { z } from 'zod'
import { PlatformId } from './platform.ts'
import { ProblemInfo } from './problem.ts'

/** Something that may hold fixtures: a file, what was pasted, a link. */
export const ImportSource = z.object({ name: z.string().max(1_024), text: z.string().max(8_388_608) })
export type ImportSource = z.infer<typeof ImportSource>

/** One delivery that was found in a source, or why there is none. */
export const ImportItem = z.object({
  /** Of this one, within one look at the same sources. */
  key: z.string(),
  source: z.string(),
  /** `sample`: the body and headers alone, as platforms' documents print them. */
  format: z.enum(['fixture', 'har', 'sample']).nullable(),
  platform: PlatformId.nullable(),
  eventType: z.string().nullable(),
  callId: z.string().nullable(),
  /** ISO; null where it is not told. */
  capturedAt: z.string().nullable(),
  bytes: z.int(),
  /** Whether its signature is that of the published fixture secret. */
  signed: z.enum(['fixture', 'other', 'none']),
  problem: ProblemInfo.nullable(),
})
export type ImportItem = z.infer<typeof ImportItem>

/** What a `hookswitch://import` link brought, until somebody looked at it. */
export const ImportOffer = z.object({ id: z.string(), sources: z.array(ImportSource) })
export type ImportOffer = z.infer<typeof ImportOffer>
