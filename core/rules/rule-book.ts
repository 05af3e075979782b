import { type Rule, RuleList } from '../../shared/rules/rule.ts'
import type { RuleSetState } from '../../shared/rules/rule-state.ts'
import type { RuleSet } from './rule-set.ts'

/** The rules of every connection, kept in the captures file or read from a file that is watched. */
export interface RuleBook {
  list(): RuleSetState[]
  /** The rules in force, by reference: take it once for each delivery. A connection without rules has an empty set. */
  of(connectionId: string): RuleSet
  /** @throws Problem `rules-invalid`, `rules-in-file` */
  save(connectionId: string, rules: readonly Rule[]): void
  /** Ready to be asked, and not in force. @throws Problem `rules-invalid` */
  try(connectionId: string, rules: readonly Rule[]): RuleSet
  /** Takes the rules of a connection from a file from now on. @throws Problem `rules-file-invalid`, `file-unreadable` */
  watch(connectionId: string, file: string): Promise<void>
  close(): Promise<void>
}

const nothing: RuleSet = { rules: [], run: () => ({ next: () => null, failed: () => {}, steps: () => [] }) }

export const openRuleBook = (): RuleBook => ({
  list: () => [],
  of: () => nothing,
  save: (_, rules) => void RuleList.parse(rules),
  try: () => nothing,
  watch: async () => {},
  close: async () => {},
})
