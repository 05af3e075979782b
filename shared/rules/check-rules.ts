import type { z } from 'zod'
import { parseJsonPath } from './json-path.ts'
import { type Rule, RuleList } from './rule.ts'
import { placeOf, type RuleFault } from './rule-place.ts'
import { sayIssue } from './say-issue.ts'
import { sharePartsOf } from './share-parts.ts'

type Issue = z.core.$ZodIssue

export type RulesCheck =
  | { readonly ok: true; readonly rules: Rule[] }
  | { readonly ok: false; readonly fault: RuleFault }

const fault = (path: readonly PropertyKey[], reason: string): RuleFault => ({
  path,
  place: placeOf('rules', path),
  reason,
})

const doubleId = (rules: readonly Rule[]): RuleFault | null => {
  const first = new Map<string, number>()
  for (const [at, { id }] of rules.entries()) {
    const before = first.get(id)
    if (before !== undefined) return fault([at, 'id'], `“${id}” is the id of rules[${before}] already`)
    first.set(id, at)
  }
  return null
}

const badPath = (rules: readonly Rule[]): RuleFault | null => {
  for (const [at, { when }] of rules.entries())
    for (const [i, matcher] of when.entries()) {
      if (matcher.match !== 'body') continue
      const path = parseJsonPath(matcher.path)
      if (!path.ok) return fault([at, 'when', i, 'path'], `“${matcher.path}” is no JSON path: ${path.why}`)
    }
  return null
}

const badShare = (rules: readonly Rule[]): RuleFault | null => {
  for (const [experiment, parts] of sharePartsOf(rules))
    for (const [i, { at, matcher, until }] of parts.entries()) {
      if (parts[i - 1]?.at === at)
        return fault(
          [at, 'when', matcher, 'experiment'],
          `the rule has a share of “${experiment}” already, and no call is in both`,
        )
      if (until > 100)
        return fault(
          [at, 'when', matcher, 'percent'],
          `the shares of “${experiment}” come to ${Number(until.toFixed(4))} %, more than 100 %`,
        )
    }
  return null
}

/** Ids are made of names where they are left out: without either it is the name that is missing. */
const firstToSay = (issues: readonly Issue[]): Issue | undefined => {
  const [first] = issues
  const [at, key] = first?.path ?? []
  const ofName = issues.find(({ path }) => path.length === 2 && path[0] === at && path[1] === 'name')
  return key === 'id' && ofName ? ofName : first
}

/** What rules have to be beyond their schema: ids that are unique, JSON paths that can be read, shares of at most 100 %. */
export const checkRules = (document: unknown): RulesCheck => {
  const parsed = RuleList.safeParse(document)
  if (!parsed.success) {
    const issue = firstToSay(parsed.error.issues)
    const { path, reason } = issue ? sayIssue(issue, document) : { path: [], reason: 'is no list of rules' }
    return { ok: false, fault: fault(path, reason) }
  }
  const rules = parsed.data
  const found = doubleId(rules) ?? badPath(rules) ?? badShare(rules)
  return found ? { ok: false, fault: found } : { ok: true, rules }
}
