import type { Rule } from '../../shared/rules/rule.ts'

export interface ArmShare {
  readonly ruleId: string
  /** Where its part of the calls begins and ends, in percent; both 100 when nothing is left for it. */
  readonly from: number
  readonly until: number
}

export interface ExperimentShares {
  readonly name: string
  readonly sum: number
  readonly arms: readonly ArmShare[]
}

const whole = (value: number): number => Math.round(value * 1_000) / 1_000

/**
 * Which part of the calls each rule of an experiment has: the first one from 0, the next one what follows, whether they
 * are on or off. Percentages that are not written yet count as nothing.
 */
export const experimentShares = (rules: readonly Rule[], name: string): ExperimentShares => {
  let sum = 0
  const arms: ArmShare[] = []
  for (const rule of rules) {
    for (const matcher of rule.when) {
      if (matcher.match !== 'share' || matcher.experiment !== name) continue
      const from = Math.min(100, whole(sum))
      sum += Number.isFinite(matcher.percent) ? matcher.percent : 0
      arms.push({ ruleId: rule.id, from, until: Math.min(100, whole(sum)) })
    }
  }
  return { name, sum: whole(sum), arms }
}

/** What is odd about the sum of some percentages, and who gets the rest; null when it is 100. */
export const sumWords = (sum: number): string | null => {
  if (sum === 100) return null
  if (sum < 100)
    return `Together ${whole(sum)} %: the other ${whole(100 - sum)} % of the calls go on to the rules below, then to the default answer.`
  return `Together ${whole(sum)} %: at most 100 % can be shared, so take ${whole(sum - 100)} % away before you swap them in.`
}

/** Percentages of n arms that are as even as can be and make 100. */
export const evenShares = (n: number): readonly number[] => {
  const each = Math.floor(10_000 / n) / 100
  return Array.from({ length: n }, (_, i) => (i === 0 ? whole(100 - each * (n - 1)) : each))
}
