import { expect, test } from 'vitest'
import { refusalWords } from '../../../renderer/rules/refusal-words.ts'
import { ruleIssues } from '../../../renderer/rules/rule-issues.ts'
import type { Rule } from '../../../shared/rules/rule.ts'
import { sampleAnswer, sampleRule } from './sample-answer.ts'

const refusalOf = (change: Partial<Rule>): string => {
  const rules = [sampleRule('one'), sampleRule('two', { name: 'VIP', ...change })]
  const [issue] = ruleIssues(rules, [sampleAnswer('a1', 'Concierge')])
  return issue ? refusalWords(rules, issue) : ''
}
const share = (percent: number): Partial<Rule> => ({
  when: [
    { match: 'every', nth: 2 },
    { match: 'share', experiment: 'x', percent },
  ],
})

test.each<[Partial<Rule>, string]>([
  [{ name: ' ' }, 'Rule 2 needs a name.'],
  [share(0), '“VIP”, condition 2 (share of an experiment): The percent must be more than 0.'],
  [share(101), '“VIP”, condition 2 (share of an experiment): The percent must be at most 100.'],
  [
    { when: [{ match: 'every', nth: 1 }] },
    '“VIP”, condition 1 (every nth call): The number of calls must be at least 2.',
  ],
  [{ action: { do: 'answer', answer: '' } }, '“VIP”, what it does: Choose an answer.'],
])('a refusal of rules says which one, where, and what is wrong: %j', (change, words) => {
  expect(refusalOf(change)).toBe(words)
})
