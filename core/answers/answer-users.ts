import type { PlatformId } from '../../shared/platform.ts'
import type { Rule } from '../../shared/rules/rule.ts'
import type { RuleSetState } from '../../shared/rules/rule-state.ts'
import type { ConnectionState } from '../../shared/state.ts'
import { foldName } from './fold-name.ts'

export interface NamedAnswer {
  readonly id: string
  readonly name: string
  readonly platform: PlatformId
}

/** What gives an answer to callers, or may: a few words for each. Empty: nobody would miss it. */
export const usersOfAnswer = (
  { id, name, platform }: NamedAnswer,
  connections: readonly ConnectionState[],
  ruleSets: readonly RuleSetState[],
): string[] => {
  const byConnections = connections.flatMap(c => [
    ...(c.answerId === id ? [`it is the default answer of “${c.name}”`] : []),
    ...(c.deadline.answerId === id ? [`it is the deadline answer of “${c.name}”`] : []),
  ])
  const byRules = ruleSets.flatMap(({ connectionId, rules }) => {
    const connection = connections.find(c => c.id === connectionId)
    // A name is one of the connection's own platform.
    if (connection && connection.platform !== platform) return []
    const isNamed = ({ action }: Rule): boolean => {
      const named = action.do === 'forward' ? undefined : action.answer
      return named !== undefined && (named === id || foldName(named) === foldName(name))
    }
    return rules
      .filter(isNamed)
      .map(rule => `the rule “${rule.name}” of “${connection?.name ?? connectionId}” gives it`)
  })
  return [...byConnections, ...byRules]
}
