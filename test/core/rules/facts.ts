import { compileRules } from '../../../core/rules/compile-rules.ts'
import type { RouteFacts } from '../../../core/rules/rule-set.ts'
import { checkRules } from '../../../shared/rules/check-rules.ts'
import type { Rule } from '../../../shared/rules/rule.ts'

/** A call from a mobile in San Francisco, on Monday the 2nd of March 2026 at 17:05 UTC. */
export const facts = (more: Partial<RouteFacts> = {}): RouteFacts => ({
  eventType: 'telephony.incoming',
  blocking: true,
  callId: '4711',
  from: '+14155550199',
  to: '+16505550123',
  tool: null,
  path: '/h/token?customer_id=123&tag=a&tag=b&empty=',
  headers: [
    ['Host', 'x.example'],
    ['X-Plan', 'gold'],
    ['x-plan', 'silver'],
  ],
  body: {
    type: 'telephony.incoming',
    data: { call_id: 4711, from_number: '+14155550199', vip: true, note: null, tags: ['a', { 'b c': 2 }] },
  },
  at: Date.parse('2026-03-02T17:05:00Z'),
  ...more,
})

/** Rules as somebody writes them, checked. */
export const rulesOf = (...rules: readonly object[]): readonly Rule[] => {
  const check = checkRules(
    rules.map((rule, i) => ({
      id: `r${i}`,
      name: `Rule ${i}`,
      when: [],
      action: { do: 'answer', answer: 'x' },
      ...rule,
    })),
  )
  if (!check.ok) throw new Error(`${check.fault.place}: ${check.fault.reason}`)
  return check.rules
}

export const compiled = (...rules: readonly object[]) => compileRules(rulesOf(...rules), new Map())

/** Whether one rule of these matchers takes a delivery, and why. */
export const ask = (when: readonly object[], some: Partial<RouteFacts> = {}) => {
  const run = compiled({ when }).run(facts(some), true)
  const took = run.next() !== null
  const [step] = run.steps()
  return { took, why: step?.why, result: step?.result }
}
