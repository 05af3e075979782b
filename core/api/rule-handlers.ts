import type { Handlers } from '../../shared/contract.ts'
import type { RuleBook } from '../rules/rule-book.ts'

export interface RuleHandlerParts {
  readonly rules: RuleBook
}

/** Rules of a connection, tried and kept. */
export const ruleHandlers = ({
  rules,
}: RuleHandlerParts): Pick<Handlers, `rules.${string}` & keyof Handlers> => ({
  'rules.save': ({ connectionId, rules: list }) => {
    rules.save(connectionId, list)
    return {}
  },
  'rules.dryRun': () => ({ rows: [] }),
  'rules.ledger': () => ({ experiments: [] }),
})
