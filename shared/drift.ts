import { z } from 'zod'
import { PlatformId } from './platform.ts'

/** Something in deliveries that the platform's documents do not have: never an error, always worth a look. */
export const DriftItem = z.object({
  id: z.string(),
  platform: PlatformId,
  /** It was seen on the practice line, whose deliveries are made here. */
  practice: z.boolean(),
  eventType: z.string(),
  kind: z.enum(['unknown-event', 'new-field', 'changed-type']),
  /** JSON pointer into the payload, array indexes as `*`; empty for an unknown event. */
  path: z.string(),
  /** The documented types, such as `string or null`; null where none is. */
  was: z.string().nullable(),
  /** The types that came: `integer or string`. Of an unknown event `object`. */
  is: z.string(),
  /** Captures in which it was seen. */
  count: z.int(),
  firstCaptureId: z.string(),
  lastCaptureId: z.string(),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
})
export type DriftItem = z.infer<typeof DriftItem>
