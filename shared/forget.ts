import { z } from 'zod'

/** What knows a number. */
export const ForgetPlan = z.object({
  captures: z.int(),
  /** Revisions and drafts of answers that name it; the number is taken out of their text. */
  revisions: z.int(),
  /** Rules that name it; it is taken out of their lists. */
  rules: z.int(),
  /** Settings that name it, such as numbers that a connection takes alone. */
  settings: z.int(),
})
export type ForgetPlan = z.infer<typeof ForgetPlan>

export const ForgetReport = ForgetPlan.extend({
  /** Each file of the data folder that was read through afterwards, and how often the number was found in it. */
  files: z.array(z.object({ name: z.string(), bytes: z.int(), traces: z.int() })),
})
export type ForgetReport = z.infer<typeof ForgetReport>
