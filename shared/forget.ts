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

/** A file that was read through, and how often the number was found in it. */
export const ForgetFile = z.object({ name: z.string(), bytes: z.int(), traces: z.int() })
export type ForgetFile = z.infer<typeof ForgetFile>

export const ForgetReport = ForgetPlan.extend({
  /** Each file of the data folder that was read through afterwards, by its name there. */
  files: z.array(ForgetFile),
  /** Files of the user's own that still name it, by their whole path: they were not touched. */
  outside: z.array(ForgetFile),
  /** What it was looked for as, in a few words each. */
  lookedFor: z.array(z.string()),
  /** What takes nobody any more, because it took this number alone: rules, which are off now, and connections. */
  emptied: z.array(z.string()),
  /** What could not be done, in sentences; empty when all is well. */
  left: z.array(z.string()),
})
export type ForgetReport = z.infer<typeof ForgetReport>
