import { expect, test } from 'vitest'
import { routingGroups } from '../../renderer/detail/routing-groups.ts'
import type { RoutingStep } from '../../shared/rules/rule.ts'

const step = (n: number, why: string, result: RoutingStep['result'] = 'passed'): RoutingStep => ({
  ruleId: `r${n}`,
  name: `Rule ${n}`,
  result,
  why,
})

test('equal reasons in a row are put together from three on, and the order stays', () => {
  const steps = [
    step(1, 'a'),
    step(2, 'a'),
    step(3, 'b'),
    ...Array.from({ length: 57 }, (_, n) => step(n + 4, 'waits')),
    step(61, 'waits', 'took'),
  ]
  const groups = routingGroups(steps)
  expect(groups.map(g => [g.steps.length, g.why, g.result])).toEqual([
    [1, 'a', 'passed'],
    [1, 'a', 'passed'],
    [1, 'b', 'passed'],
    [57, 'waits', 'passed'],
    [1, 'waits', 'took'],
  ])
  expect(groups.flatMap(g => g.steps)).toEqual(steps)
})
