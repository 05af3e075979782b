import { z } from 'zod'
import { PlatformId } from './platform.ts'

/** Something in a delivery that the platform's documents do not have: never an error, always worth a look. */
export const DriftItem = z.object({
  id: z.string(),
  platform: PlatformId,
  eventType: z.string(),
  kind: z.enum(['unknown-event', 'new-field', 'changed-type']),
  /** JSON pointer into the payload, array indexes as `*`; empty for an unknown event. */
  path: z.string(),
  /** The documented type; null where none is. */
  was: z.string().nullable(),
  /** What came: a JSON type. */
  is: z.string(),
  count: z.int(),
  firstCaptureId: z.string(),
  lastCaptureId: z.string(),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
})
export type DriftItem = z.infer<typeof DriftItem>
