import type { Rule } from '../../shared/rules/rule.ts'
import type { RuleIssue } from './rule-issues.ts'
import { matchKinds } from './rule-words.ts'

/** The place within a rule, as its fields are called; nothing for the rule as a whole. */
const placeWords = (rule: Rule | undefined, [part, index]: RuleIssue['path']): string => {
  if (part === 'action') return ', what it does'
  const matcher = part === 'when' ? rule?.when[Number(index)] : undefined
  return matcher ? `, condition ${Number(index) + 1} (${matchKinds[matcher.match][0].toLowerCase()})` : ''
}

/** What keeps rules from being swapped in, with its place: it is read away from the field that it is about. */
export const refusalWords = (rules: readonly Rule[], { ruleId, path, message }: RuleIssue): string => {
  const at = rules.findIndex(rule => rule.id === ruleId)
  const rule = rules[at]
  const name = rule?.name.trim() ?? ''
  const who = name === '' ? `Rule ${at + 1}` : `“${name}”`
  if (path[0] === 'name' && name === '') return `${who} needs a name.`
  return `${who}${placeWords(rule, path)}: ${message}`
}
