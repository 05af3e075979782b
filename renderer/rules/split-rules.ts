import type { Rule } from '../../shared/rules/rule.ts'
import { freeName, newRuleId } from './new-rule.ts'

export interface Arm {
  readonly percent: number
  readonly answer: string
}

export const armName = (index: number): string => String.fromCharCode(65 + index)

/** One rule for each arm: a share of one experiment, and the answer that it gives. */
export const splitRules = (
  rules: readonly Rule[],
  experiment: string,
  arms: readonly Arm[],
): readonly Rule[] => {
  const made: Rule[] = []
  for (const [index, { percent, answer }] of arms.entries())
    made.push({
      id: newRuleId(),
      name: freeName([...rules, ...made], `${experiment} ${armName(index)}`),
      on: true,
      when: [{ match: 'share', experiment, percent }],
      action: { do: 'answer', answer },
    })
  return made
}
