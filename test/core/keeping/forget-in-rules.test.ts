import { describe, expect, it } from 'vitest'
import { ruleWithout } from '../../../core/keeping/forget-in-rules.ts'
import { traceOf } from '../../../core/keeping/number-trace.ts'
import { checkRules } from '../../../shared/rules/check-rules.ts'
import type { Matcher, Rule } from '../../../shared/rules/rule.ts'

const trace = traceOf('14155550199')
const rule = (when: Matcher[], more: Partial<Rule> = {}): Rule => ({
  id: 'r',
  name: 'R',
  on: true,
  when,
  action: { do: 'answer', answer: 'vip' },
  ...more,
})
const forgotten = { is: ['forgotten'] }

describe('a rule without a number', () => {
  it.each<[string, Matcher[], Matcher[], boolean]>([
    [
      'one of several goes',
      [{ match: 'from', is: ['+14155550199', '+44'] }],
      [{ match: 'from', is: ['+44'] }],
      true,
    ],
    [
      'the only one is nobody, and the rule is off',
      [{ match: 'from', is: ['00 1 415 555 0199'] }],
      [{ match: 'from', ...forgotten }],
      false,
    ],
    [
      'as a prefix',
      [{ match: 'to', prefix: ['+1 415 555 0199'] }],
      [{ match: 'to', prefix: ['forgotten'] }],
      false,
    ],
    [
      'beside a prefix, which stays',
      [{ match: 'from', is: ['+14155550199'], prefix: ['+44'] }],
      [{ match: 'from', prefix: ['+44'] }],
      true,
    ],
    [
      'among other conditions',
      [
        { match: 'event', is: ['incoming'] },
        { match: 'from', is: ['+14155550199'] },
      ],
      [
        { match: 'event', is: ['incoming'] },
        { match: 'from', ...forgotten },
      ],
      false,
    ],
    [
      'in a query',
      [{ match: 'query', name: 'n', is: ['a', '1 415 555 0199'] }],
      [{ match: 'query', name: 'n', is: ['a'] }],
      true,
    ],
    [
      'as a number of the body',
      [{ match: 'body', path: '$.n', is: [14155550199, true] }],
      [{ match: 'body', path: '$.n', is: [true] }],
      true,
    ],
    ['in a path', [{ match: 'body', path: '$.x14155550199' }], [{ match: 'body', path: '$.x' }], false],
  ])('%s', (_, when, left, on) => {
    const { value, isEmptied } = ruleWithout(trace, rule(when))
    expect(value.when).toEqual(left)
    expect([value.on, isEmptied]).toEqual([on, !on])
    expect(checkRules([value]).ok).toBe(true)
  })

  it('is the same one where it does not name it', () => {
    const one = rule([{ match: 'from', is: ['+14155550198'], prefix: ['+1'] }])
    expect(ruleWithout(trace, one).value).toBe(one)
  })

  it('has no number in its name and id either', () => {
    const { value } = ruleWithout(trace, rule([], { id: 'vip-14155550199', name: '+1 415 555 0199' }))
    expect(value).toMatchObject({ id: 'vip', name: 'Rule', on: true })
  })

  it('that is off stays off', () => {
    expect(
      ruleWithout(trace, rule([{ match: 'from', is: ['+14155550199', '+44'] }], { on: false })).value.on,
    ).toBe(false)
  })
})
