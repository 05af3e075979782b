import { expect, test } from 'vitest'
import { withToolRule } from '../../../renderer/actions/apply-fix.ts'
import { sampleRule } from './sample-answer.ts'

const url = 'http://localhost:3000/find'
const taking = sampleRule('taking', { when: [{ match: 'tool', is: ['find'] }] })

test('a rule for a tool goes before one that would take its calls, under an id that both lists have free', () => {
  const rules = withToolRule([sampleRule('tool-find'), taking], 'find', url)
  expect(rules.map(rule => rule.id)).toEqual(['tool-find', 'tool-find-2', 'taking'])
  expect(withToolRule([taking], 'find', url, 'tool-find-2')[0]?.id).toBe('tool-find-2')
})

test('a rule for a tool that is there already is not made twice', () => {
  const rules = withToolRule([], 'find', url)
  expect(withToolRule(rules, 'find', url)).toBe(rules)
})
