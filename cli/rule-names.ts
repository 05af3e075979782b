import { maskText } from '../shared/mask/mask-text.ts'
import type { RuleSetState } from '../shared/rules/rule-state.ts'

/** What the rules of a connection are called, where that is known. */
export interface RuleNames {
  /** Its name under the rules in force, else its id. */
  nameOf(connectionId: string, ruleId: string): string
  /** Whether rules decide there at all: only then is it news that the default answer went out. */
  has(connectionId: string): boolean
}

/** The same without the numbers that people call rules by. */
export const maskedNames = (names: RuleNames): RuleNames => ({
  ...names,
  nameOf: (connectionId, ruleId) => maskText(names.nameOf(connectionId, ruleId)),
})

type NamedRules = Pick<RuleSetState, 'connectionId' | 'rules'>

export const ruleNames = (sets: readonly NamedRules[]): RuleNames & { learn(set: NamedRules): void } => {
  const names = new Map<string, ReadonlyMap<string, string>>()
  const learn = ({ connectionId, rules }: NamedRules): void => {
    names.set(connectionId, new Map(rules.map(({ id, name }) => [id, name])))
  }
  sets.forEach(learn)
  return {
    nameOf: (connectionId, ruleId) => names.get(connectionId)?.get(ruleId) ?? ruleId,
    has: connectionId => (names.get(connectionId)?.size ?? 0) > 0,
    learn,
  }
}
