import { basename } from 'node:path'
import type { RuleSetState } from '../shared/rules/rule-state.ts'

/** "4 in force (rules.json)": those that are on, and where they come from. */
export const rulesInForce = ({ rules, file }: RuleSetState): string => {
  const on = rules.filter(rule => rule.on).length
  const off = rules.length - on
  return `${on} in force${off > 0 ? `, ${off} off` : ''} (${file === null ? 'kept here' : basename(file)})`
}
