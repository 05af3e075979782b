import type { RoutingStep, Rule } from '../../shared/rules/rule.ts'
import { sharePartsOf } from '../../shared/rules/share-parts.ts'
import { type Asked, ask, type TurnCounts } from './asked.ts'
import { compileMatcher } from './matchers/registry.ts'
import type { Surroundings, Test } from './matchers/test.ts'
import type { CountedRuleSet, RouteFacts } from './rule-set.ts'
import { makeZoneClocks } from './zone-clock.ts'

interface ReadyRule {
  readonly rule: Rule
  readonly tests: readonly Test[]
  /** Why the rule is not for a delivery of this sort, whatever its matchers say; null when it is. */
  readonly scope: (facts: RouteFacts) => string | null
}

/** Rules without an event or a tool are for what the default answer is for; function tools are taken by name only. */
const scopeOf = ({ when }: Rule): ReadyRule['scope'] => {
  const has = (kind: string): boolean => when.some(({ match }) => match === kind)
  const [event, tool] = [has('event'), has('tool')]
  return facts => {
    if (facts.tool !== null) return tool ? null : 'it is the call of a function tool, and the rule names none'
    return facts.blocking || event || tool
      ? null
      : 'nobody waits for the answer to this event, and the rule names none'
  }
}

const readyRule = (rule: Rule, around: Surroundings): ReadyRule => ({
  rule,
  // "Every nth" counts what the others take.
  tests: [...rule.when.filter(m => m.match !== 'every'), ...rule.when.filter(m => m.match === 'every')].map(
    matcher => compileMatcher(matcher, around),
  ),
  scope: scopeOf(rule),
})

const matches = ({ rule, tests, scope }: ReadyRule, asked: Asked): boolean => {
  if (!rule.on || scope(asked.facts) !== null) return false
  for (const test of tests) if (!test.holds(asked)) return false
  return true
}

const explain = (
  { rule, tests, scope }: ReadyRule,
  asked: Asked,
  failure: string | undefined,
): RoutingStep => {
  const step = (result: RoutingStep['result'], why: string): RoutingStep => ({
    ruleId: rule.id,
    name: rule.name,
    result,
    why,
  })
  if (!rule.on) return step('off', 'it is switched off')
  if (failure !== undefined) return step('failed', failure)
  const notFor = scope(asked.facts)
  if (notFor !== null) return step('passed', notFor)
  const against = tests.find(test => !test.holds(asked))
  if (against) return step('passed', against.explain(asked))
  return step(
    'took',
    tests.length === 0 ? 'it takes every call' : tests.map(test => test.explain(asked)).join('; '),
  )
}

/** Rules that have been checked, ready to be asked. @param counts go on from the rules before, for those that stay */
export const compileRules = (rules: readonly Rule[], counts: TurnCounts): CountedRuleSet => {
  const zoneClock = makeZoneClocks()
  const experiments = sharePartsOf(rules)
  const ready = rules.map(rule =>
    readyRule(rule, {
      ruleId: rule.id,
      zoneClock,
      share: experiment =>
        experiments.get(experiment)?.find(part => part.rule === rule) ?? { from: 0, until: 0 },
    }),
  )
  const over = (turns: TurnCounts): CountedRuleSet => ({
    rules,
    apart: () => over(new Map(turns)),
    run: (facts, count) => {
      const asked = ask(facts, turns, count)
      const failures = new Map<number, string>()
      let given = -1
      let next = 0
      return {
        next: () => {
          while (next < ready.length) {
            const at = next++
            const one = ready[at]
            if (!one || !matches(one, asked)) continue
            given = at
            return one.rule
          }
          return null
        },
        failed: why => {
          if (given >= 0) failures.set(given, why)
        },
        steps: () => ready.slice(0, next).map((one, at) => explain(one, asked, failures.get(at))),
      }
    },
  })
  return over(counts)
}
