import { useMemo } from 'react'
import type { Rule } from '../../shared/rules/rule.ts'
import type { RuleSetState } from '../../shared/rules/rule-state.ts'
import type { ConnectionState } from '../../shared/state.ts'
import { useEngine } from '../state/engine-store.ts'
import { type RulesDraft, sameRules, useRules } from '../state/rules-store.ts'
import { useShownConnection } from '../state/shown.ts'
import { type RuleIssue, ruleIssues } from './rule-issues.ts'

export interface EditedRules {
  readonly connection: ConnectionState
  readonly inForce: RuleSetState
  /** What is shown and edited: the draft where there is one. */
  readonly rules: readonly Rule[]
  readonly draft: RulesDraft | undefined
  readonly changed: boolean
  /** Somebody else changed the rules in force since the editing began. */
  readonly overtaken: boolean
  readonly issues: readonly RuleIssue[]
  /** They come from a file and cannot be edited here. */
  readonly readOnly: boolean
  readonly chosen: Rule | undefined
}

const none: readonly Rule[] = []

/** The rules of the connection that is looked at, as they are being written. */
export const useEditedRules = (): EditedRules | null => {
  const connection = useShownConnection()
  const id = connection?.id ?? ''
  const known = useEngine(e => e.rules.find(r => r.connectionId === id))
  const draft = useRules(r => r.drafts.get(id))
  const chosenId = useRules(r => r.chosen.get(id))
  const readOnly = known?.file != null
  const rules = (readOnly ? undefined : draft?.rules) ?? known?.rules ?? none
  const answers = useEngine(e => e.answers)
  const platform = connection?.platform
  const issues = useMemo(
    () =>
      readOnly
        ? []
        : ruleIssues(
            rules,
            answers.filter(answer => answer.platform === platform),
          ),
    [readOnly, rules, answers, platform],
  )
  if (!connection) return null
  const inForce: RuleSetState = known ?? { connectionId: id, rules: [], file: null, problem: null }
  return {
    connection,
    inForce,
    rules,
    draft: readOnly ? undefined : draft,
    changed: !readOnly && draft !== undefined && !sameRules(draft.rules, inForce.rules),
    overtaken: !readOnly && draft !== undefined && !sameRules(draft.base, inForce.rules),
    issues,
    readOnly,
    chosen: rules.find(rule => rule.id === chosenId) ?? rules[0],
  }
}
