import { z } from 'zod'

/** How the way from the platform to a connection fares, since the engine started. */
export const EndpointHealth = z.object({
  connectionId: z.string(),
  duplicates: z.int(),
  retries: z.int(),
  /** Such as `complete` before `incoming`. */
  outOfOrder: z.int(),
  unsigned: z.int(),
  /** Times when more deliveries came in a second than any platform sends. */
  floods: z.int(),
  /** What the platform says of our endpoint; null while it was not asked. */
  atPlatform: z
    .object({
      status: z.enum(['active', 'disabled', 'failing', 'gone', 'unknown']),
      askedAt: z.iso.datetime(),
    })
    .nullable(),
})
export type EndpointHealth = z.infer<typeof EndpointHealth>
