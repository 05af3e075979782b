import { z } from 'zod'

/** One thing that was looked at, in words, with the cure where something is wrong. */
export const DoctorCheck = z.object({
  id: z.enum([
    'data-folder',
    'disk',
    'other-instances',
    'receiver',
    'handler',
    'tunnel',
    'api-key',
    'endpoint',
    'clock',
  ]),
  /** Two or three words: what was looked at. */
  title: z.string(),
  result: z.enum(['good', 'warning', 'bad', 'skipped']),
  /** One sentence: what was found, or why it was not looked at. */
  text: z.string(),
  /** One sentence: what to do; empty when there is nothing to do. */
  cure: z.string(),
})
export type DoctorCheck = z.infer<typeof DoctorCheck>
