import type { Matcher, MatchKind, Rule } from '../../shared/rules/rule.ts'

/** An id that no rule has yet. It stays when the rule is renamed or moved. */
export const newRuleId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(4))
  return `rule-${[...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')}`
}

/** A name that no other rule has: "New rule", "New rule 2". */
export const freeName = (rules: readonly Rule[], wanted: string): string => {
  const taken = new Set(rules.map(rule => rule.name))
  if (!taken.has(wanted)) return wanted
  let n = 2
  while (taken.has(`${wanted} ${n}`)) n++
  return `${wanted} ${n}`
}

/** A rule for every call. @param answer what it gives until another is chosen */
export const newRule = (rules: readonly Rule[], answer: string): Rule => ({
  id: newRuleId(),
  name: freeName(rules, 'New rule'),
  on: true,
  when: [],
  action: { do: 'answer', answer },
})

export const copyOf = (rules: readonly Rule[], rule: Rule): Rule => ({
  ...rule,
  id: newRuleId(),
  name: freeName(rules, `${rule.name} copy`),
})

const fresh: Record<MatchKind, (rules: readonly Rule[]) => Matcher> = {
  event: () => ({ match: 'event', is: ['incoming'] }),
  from: () => ({ match: 'from' }),
  to: () => ({ match: 'to' }),
  query: () => ({ match: 'query', name: '' }),
  header: () => ({ match: 'header', name: '' }),
  body: () => ({ match: 'body', path: '$.data.' }),
  time: () => ({
    match: 'time',
    from: '09:00',
    until: '17:30',
    days: ['mon', 'tue', 'wed', 'thu', 'fri'],
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
  }),
  every: () => ({ match: 'every', nth: 2 }),
  share: rules => ({ match: 'share', experiment: experimentNames(rules)[0] ?? 'greeting', percent: 50 }),
  tool: () => ({ match: 'tool', is: [] }),
}

export const newMatcher = (kind: MatchKind, rules: readonly Rule[]): Matcher => fresh[kind](rules)

/** The experiments that rules take part in, in the order of the rules. */
export const experimentNames = (rules: readonly Rule[]): readonly string[] => [
  ...new Set(rules.flatMap(rule => rule.when.flatMap(m => (m.match === 'share' ? [m.experiment] : [])))),
]
