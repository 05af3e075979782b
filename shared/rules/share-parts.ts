import type { Rule } from './rule.ts'

/** Sums such as 33.3 + 33.3 + 33.4 miss 100 by the last bit. */
const slack = 1e-9

export interface SharePart {
  readonly rule: Rule
  /** Its place among the rules, and of the matcher within it. */
  readonly at: number
  readonly matcher: number
  /** In percent of all calls; `until` is not in it. */
  readonly from: number
  readonly until: number
}

/** The experiments in the order of their first rules, and how the rules share the 100 % of each, whether they are on or off. */
export const sharePartsOf = (rules: readonly Rule[]): ReadonlyMap<string, readonly SharePart[]> => {
  const experiments = new Map<string, SharePart[]>()
  for (const [at, rule] of rules.entries())
    for (const [i, matcher] of rule.when.entries()) {
      if (matcher.match !== 'share') continue
      const parts = experiments.get(matcher.experiment) ?? []
      const from = parts.at(-1)?.until ?? 0
      const sum = from + matcher.percent
      const until = Math.abs(sum - 100) < slack ? 100 : sum
      experiments.set(matcher.experiment, [...parts, { rule, at, matcher: i, from, until }])
    }
  return experiments
}
