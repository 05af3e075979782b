import { z } from 'zod'

/** What is odd about the captures of one call. */
export const ThreadFinding = z.object({
  kind: z.enum(['no-incoming', 'no-complete', 'duplicate', 'retry', 'wrong-order', 'contradicted']),
  /** Which capture it is about; null for what is missing. */
  captureId: z.string().nullable(),
  /** One short sentence. */
  text: z.string(),
})
export type ThreadFinding = z.infer<typeof ThreadFinding>
