import type { PlatformId } from '../../shared/platform.ts'
import type { Rule } from '../../shared/rules/rule.ts'
import type { RuleSetState } from '../../shared/rules/rule-state.ts'
import type { ConnectionState } from '../../shared/state.ts'
import type { SavedConnection } from '../settings/settings.ts'
import { foldName } from './fold-name.ts'

export interface NamedAnswer {
  readonly id: string
  readonly name: string
  readonly platform: PlatformId
}

type Settings = Pick<SavedConnection, 'answerId' | 'deadline'>

/**
 * What gives an answer to callers, or may: a few words for each. Empty: nobody would miss it.
 * @param saved what is kept of connections by their ids, for this run may have others, or none
 */
export const usersOfAnswer = (
  { id, name, platform }: NamedAnswer,
  connections: readonly ConnectionState[],
  ruleSets: readonly RuleSetState[],
  saved: Readonly<Record<string, Settings>>,
): string[] => {
  const byOne = (name: string, { answerId, deadline }: Settings): string[] => [
    ...(answerId === id ? [`it is the default answer of “${name}”`] : []),
    ...(deadline?.answerId === id ? [`it is the deadline answer of “${name}”`] : []),
  ]
  const nameOf = (connectionId: string): string =>
    connections.find(c => c.id === connectionId)?.name ?? connectionId
  const byConnections = new Set([
    ...connections.flatMap(c => byOne(c.name, c)),
    ...Object.entries(saved).flatMap(([connectionId, settings]) => byOne(nameOf(connectionId), settings)),
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
