import { z } from 'zod'

export const Retention = z.object({
  /** Null: no limit of that kind. Pinned captures are never removed. */
  captures: z.int().min(100).max(10_000_000).nullable(),
  days: z.int().min(1).max(3_650).nullable(),
  bytes: z
    .int()
    .min(16 * 1_048_576)
    .nullable(),
})
export type Retention = z.infer<typeof Retention>

export const SavedFilter = z.object({
  name: z.string().trim().min(1).max(60),
  filter: z.string().min(1).max(4_096),
})
export type SavedFilter = z.infer<typeof SavedFilter>

/** What a person prefers, in every host of this data folder. */
export const Preferences = z.object({
  retention: Retention,
  savedFilters: z.array(SavedFilter).max(100),
  newestAt: z.enum(['top', 'bottom']),
  /** Keys by the id of their command, as pressed ("g l", "Shift+F8"); null: switched off. What is not named has its own keys. */
  keys: z.record(z.string(), z.string().nullable()),
  /** Single letters do nothing. */
  letterKeys: z.boolean(),
  /** Numbers, names and spoken words are covered, for sharing the screen. */
  masked: z.boolean(),
})
export type Preferences = z.infer<typeof Preferences>

export const firstPreferences: Preferences = {
  retention: { captures: 100_000, days: 30, bytes: 1_073_741_824 },
  savedFilters: [],
  newestAt: 'top',
  keys: {},
  letterKeys: true,
  masked: false,
}
