import { z } from 'zod'

/** An endpoint at the platform, and whose it is. */
export const EndpointEntry = z.object({
  id: z.string(),
  label: z.string(),
  url: z.string(),
  /** Empty: all events. */
  events: z.array(z.string()),
  status: z.string(),
  /**
   * `in-use`: held by this engine, or another one of this machine that lives. `left-behind`: by our ledger ours, of a run
   * that has ended. `colleague`: labelled by a Hookswitch that our ledger does not know. `other`: everybody else's.
   */
  whose: z.enum(['in-use', 'left-behind', 'colleague', 'other']),
  /** The machine that the label names, of a Hookswitch's endpoint. */
  host: z.string().nullable(),
})
export type EndpointEntry = z.infer<typeof EndpointEntry>
