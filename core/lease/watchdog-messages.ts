import { z } from 'zod'
import { PlatformId } from '../../shared/platform.ts'

/** What the watchdog needs to remove one endpoint. The key is in its memory only. */
export const Hold = z.object({
  nonce: z.string(),
  /** What the endpoint is called at the platform, in case its id was never learned. */
  label: z.string(),
  endpointId: z.string().nullable(),
  platform: PlatformId,
  apiUrl: z.string(),
  apiKey: z.string(),
  /** The lease's file, which goes when its endpoint has. */
  file: z.string(),
})
export type Hold = z.infer<typeof Hold>

/** A line to the watchdog. */
export const ToWatchdog = z.discriminatedUnion('t', [
  /** Comes again when the id is known. */
  z.object({ t: z.literal('hold'), hold: Hold }),
  z.object({ t: z.literal('drop'), nonce: z.string() }),
])
export type ToWatchdog = z.infer<typeof ToWatchdog>
