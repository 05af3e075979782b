import { create } from 'zustand'
import type { Rule } from '../../shared/rules/rule.ts'

/** What can be taken back: the rules before it, and what was done to them. */
export interface Undo {
  readonly words: string
  readonly rules: readonly Rule[]
}

/** The rules of a connection while they are edited. Nothing of it is in force until it is swapped in. */
export interface RulesDraft {
  readonly rules: readonly Rule[]
  /** What was in force when the editing began, to notice that somebody else changed it. */
  readonly base: readonly Rule[]
  readonly undo: Undo | null
}

interface RulesState {
  readonly drafts: ReadonlyMap<string, RulesDraft>
  /** The rule in the editor, of each connection. */
  readonly chosen: ReadonlyMap<string, string>
  /** What is in front where not all fit. */
  readonly panel: RulesPanel
  /** What stands in the third column. */
  readonly proof: Proof
  /** The calls are being split: the form for that is in the rule's place. */
  readonly splitting: boolean
  /** How many captures the dry run looks back. */
  readonly lookBack: number
  /** Why the rules were not swapped in at the last try, of each connection; any edit takes it back. */
  readonly refusals: ReadonlyMap<string, string>
  readonly saving: boolean
}

export type Proof = 'dry-run' | 'ledger'
export type RulesPanel = 'list' | 'rule' | Proof

export const useRules = create<RulesState>(() => ({
  drafts: new Map(),
  chosen: new Map(),
  panel: 'list',
  proof: 'dry-run',
  splitting: false,
  lookBack: 50,
  refusals: new Map(),
  saving: false,
}))

const put = <V>(map: ReadonlyMap<string, V>, key: string, value: V | undefined): ReadonlyMap<string, V> => {
  const next = new Map(map)
  if (value === undefined) next.delete(key)
  else next.set(key, value)
  return next
}

export const sameRules = (a: readonly Rule[], b: readonly Rule[]): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b)

/**
 * Writes the rules of a connection.
 * @param inForce what the engine has
 * @param undo words for what was done, when it should be possible to take it back
 */
export const putRules = (
  connectionId: string,
  inForce: readonly Rule[],
  rules: readonly Rule[],
  undo: string | null = null,
): void =>
  useRules.setState(state => {
    const before = state.drafts.get(connectionId)
    const draft: RulesDraft = {
      rules,
      base: before?.base ?? inForce,
      undo: undo === null ? (before?.undo ?? null) : { words: undo, rules: before?.rules ?? inForce },
    }
    const settled = draft.undo === null && sameRules(rules, inForce)
    return {
      drafts: put(state.drafts, connectionId, settled ? undefined : draft),
      refusals: put(state.refusals, connectionId, undefined),
    }
  })

export const undoRules = (connectionId: string, inForce: readonly Rule[]): void => {
  const draft = useRules.getState().drafts.get(connectionId)
  if (!draft?.undo) return
  const { rules } = draft.undo
  useRules.setState(state => ({
    drafts: put(
      state.drafts,
      connectionId,
      sameRules(rules, inForce) ? undefined : { ...draft, rules, undo: null },
    ),
  }))
}

/** Back to what is in force. */
export const dropDraft = (connectionId: string): void =>
  useRules.setState(state => ({
    drafts: put(state.drafts, connectionId, undefined),
    refusals: put(state.refusals, connectionId, undefined),
  }))

/** These rules are in force now: what was written meanwhile stays a draft. */
export const rulesSwappedIn = (connectionId: string, rules: readonly Rule[]): void =>
  useRules.setState(state => {
    const draft = state.drafts.get(connectionId)
    if (!draft) return state
    const kept = draft.rules === rules ? undefined : { ...draft, base: rules }
    return { drafts: put(state.drafts, connectionId, kept) }
  })

export const refuseRules = (connectionId: string, reason: string): void =>
  useRules.setState(state => ({ refusals: put(state.refusals, connectionId, reason) }))

export const chooseRule = (connectionId: string, ruleId: string): void =>
  useRules.setState(state => ({ chosen: put(state.chosen, connectionId, ruleId) }))

export const showPanel = (panel: RulesPanel): void => {
  if (panel === 'dry-run' || panel === 'ledger') useRules.setState({ panel, proof: panel })
  else useRules.setState({ panel, splitting: false })
}
export const showSplit = (): void => useRules.setState({ panel: 'rule', splitting: true })
export const setLookBack = (lookBack: number): void => useRules.setState({ lookBack })
export const setSavingRules = (saving: boolean): void => useRules.setState({ saving })
