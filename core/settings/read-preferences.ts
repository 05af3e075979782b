import { z } from 'zod'
import { firstPreferences, Preferences, Retention, SavedFilter } from '../../shared/preferences.ts'

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}

/** A value that fits, else its default. */
const orFirst = <T>(shape: z.ZodType<T>, value: unknown, first: T): T => {
  const read = shape.safeParse(value)
  return read.success ? read.data : first
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const Key = z.string().nullable()

/** Preferences as a person may have written them by hand: what does not fit has its default, and the rest counts. Never throws. */
export const readPreferences = (written: unknown): Preferences => {
  const found = record(written)
  const retention = record(found.retention)
  const { shape } = Preferences
  const first = firstPreferences
  return {
    retention: {
      captures: orFirst(Retention.shape.captures, retention.captures, first.retention.captures),
      days: orFirst(Retention.shape.days, retention.days, first.retention.days),
      bytes: orFirst(Retention.shape.bytes, retention.bytes, first.retention.bytes),
    },
    savedFilters: list(found.savedFilters)
      .flatMap(filter => SavedFilter.safeParse(filter).data ?? [])
      .slice(0, 100),
    newestAt: orFirst(shape.newestAt, found.newestAt, first.newestAt),
    keys: Object.fromEntries(
      Object.entries(record(found.keys)).flatMap(([command, key]) => {
        const read = Key.safeParse(key)
        return read.success ? [[command, read.data] as const] : []
      }),
    ),
    letterKeys: orFirst(shape.letterKeys, found.letterKeys, first.letterKeys),
    masked: orFirst(shape.masked, found.masked, first.masked),
  }
}
