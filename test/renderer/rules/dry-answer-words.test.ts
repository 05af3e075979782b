import { expect, test } from 'vitest'
import { dryParts } from '../../../renderer/rules/dry-answer-words.ts'
import type { DryAnswer } from '../../../shared/rules/rule-state.ts'

const dry = (label: string, ruleId: string | null = 'r'): DryAnswer => ({
  source: ruleId === null ? 'default' : 'rule',
  ruleId,
  label,
  answerId: 'a',
  text: null,
})

test.each([
  ['VIP: by day: Concierge, revision 3', 'Concierge', ['VIP: by day', 'Concierge']],
  ['VIP: Hotel: night, revision 3', 'Hotel: night', ['VIP', 'Hotel: night']],
  ['VIP: http://localhost:3000/', undefined, ['VIP', 'http://localhost:3000/']],
  ['VIP: breakpoint, with Concierge ready', 'Concierge', ['VIP', 'breakpoint, with Concierge ready']],
])('%s is a rule and what it gives', (label, answer, parts) => {
  expect(dryParts(dry(label), answer)).toEqual(parts)
})

test('without a rule there is only what is given', () => {
  expect(dryParts(dry('Hotel: night, revision 3', null), 'Hotel: night')).toEqual(['', 'Hotel: night'])
})
