import { z } from 'zod'
import type { Rule } from '../../shared/rules/rule.ts'
import { recall, remember } from './remembered.ts'

/** What of a draft outlives a reload. */
export interface RememberedDraft {
  readonly rules: readonly Rule[]
  readonly base: readonly Rule[]
}

const key = 'rule-drafts'
/** What a browser gives to one page is about five million letters, for everything that it remembers. */
const mostLetters = 1_000_000
const mostDrafts = 8

/** A draft may be anything but whole: only what the fields cannot do without is asked for. */
const AnyRules = z.array(
  z.looseObject({
    id: z.string(),
    name: z.string(),
    on: z.boolean(),
    when: z.array(z.looseObject({ match: z.string() })),
    action: z.looseObject({ do: z.enum(['answer', 'forward', 'breakpoint']) }),
  }),
)
const Remembered = z
  .array(z.tuple([z.string(), z.object({ rules: AnyRules, base: AnyRules })]))
  .max(mostDrafts)

/** JSON has no NaN, which stands for a number field that is empty. */
const withNaN = (name: string, value: unknown): unknown =>
  value === null && (name === 'percent' || name === 'nth') ? Number.NaN : value

/** Writes the drafts of all connections down at once; the oldest give way when there are too many of them. */
export const rememberDrafts = (drafts: ReadonlyMap<string, RememberedDraft>): void => {
  const kept = [...drafts].slice(-mostDrafts).map(([id, { rules, base }]) => [id, { rules, base }] as const)
  const write = (): string => JSON.stringify(kept)
  let text = write()
  while (text.length > mostLetters && kept.length > 0) {
    kept.shift()
    text = write()
  }
  remember(key, kept.length === 0 ? null : text)
}

/** The drafts of the last visit. Whatever is not what this version writes is as good as none. */
export const recallDrafts = (): ReadonlyMap<string, RememberedDraft> => {
  try {
    const read = Remembered.safeParse(JSON.parse(recall(key) ?? '[]', withNaN))
    return new Map(read.success ? (read.data as unknown as [string, RememberedDraft][]) : [])
  } catch {
    return new Map()
  }
}
