import { create } from 'zustand'
import type { Rule } from '../../shared/rules/rule.ts'
import { recallDrafts, rememberDrafts } from './rules-memory.ts'
import { mostUndos, type Undo, undone } from './rules-undo.ts'

/** The rules of a connection while they are edited. Nothing of it is in force until it is swapped in. */
export interface RulesDraft {
  readonly rules: readonly Rule[]
  /** What was in force when the editing began, to notice that somebody else changed it. */
  readonly base: readonly Rule[]
}

interface RulesState {
  readonly drafts: ReadonlyMap<string, RulesDraft>
  /** What can be taken back of each connection's rules, the newest last. It outlives a swap-in. */
  readonly undos: ReadonlyMap<string, readonly Undo[]>
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
  drafts: recallDrafts(),
  undos: new Map(),
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

/** Whatever the order of their keys: the engine writes them in one of its own. */
const canonical = (rules: readonly Rule[]): string =>
  JSON.stringify(rules, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )

export const sameRules = (a: readonly Rule[], b: readonly Rule[]): boolean =>
  a === b || canonical(a) === canonical(b)

/**
 * Writes the rules of a connection.
 * @param inForce what the engine has
 * @param undo how it can be taken back, when that should be possible
 */
export const putRules = (
  connectionId: string,
  inForce: readonly Rule[],
  rules: readonly Rule[],
  undo: Undo | null = null,
): void =>
  useRules.setState(state => {
    const base = state.drafts.get(connectionId)?.base ?? inForce
    const undos = state.undos.get(connectionId) ?? []
    return {
      drafts: put(state.drafts, connectionId, sameRules(rules, inForce) ? undefined : { rules, base }),
      undos: undo ? put(state.undos, connectionId, [...undos, undo].slice(-mostUndos)) : state.undos,
      refusals: put(state.refusals, connectionId, undefined),
    }
  })

/** Takes the last deletion or import back, as a change of the draft. */
export const undoRules = (connectionId: string, inForce: readonly Rule[]): void => {
  const { drafts, undos } = useRules.getState()
  const last = undos.get(connectionId)?.at(-1)
  if (!last) return
  putRules(connectionId, inForce, undone(drafts.get(connectionId)?.rules ?? inForce, last))
  forgetUndo(connectionId)
}

/** What was done last stays as it is. */
export const forgetUndo = (connectionId: string): void =>
  useRules.setState(state => {
    const left = (state.undos.get(connectionId) ?? []).slice(0, -1)
    return { undos: put(state.undos, connectionId, left.length === 0 ? undefined : left) }
  })

/** Back to what is in force. What was deleted before the last swap-in can still be brought back. */
export const dropDraft = (connectionId: string): void =>
  useRules.setState(state => {
    const left = (state.undos.get(connectionId) ?? []).filter(undo => undo.swappedIn)
    return {
      drafts: put(state.drafts, connectionId, undefined),
      undos: put(state.undos, connectionId, left.length === 0 ? undefined : left),
      refusals: put(state.refusals, connectionId, undefined),
    }
  })

/** These rules are in force now: what was written meanwhile stays a draft. */
export const rulesSwappedIn = (connectionId: string, rules: readonly Rule[]): void =>
  useRules.setState(state => {
    const draft = state.drafts.get(connectionId)
    const undos = state.undos.get(connectionId)?.map(undo => ({ ...undo, swappedIn: true }))
    return {
      undos: put(state.undos, connectionId, undos),
      ...(draft && {
        drafts: put(
          state.drafts,
          connectionId,
          draft.rules === rules ? undefined : { ...draft, base: rules },
        ),
      }),
    }
  })

/** The draft is meant to replace what is in force, whatever became of that since the editing began. */
export const keepDraft = (connectionId: string, inForce: readonly Rule[]): void =>
  useRules.setState(state => {
    const draft = state.drafts.get(connectionId)
    if (!draft) return state
    return {
      drafts: put(state.drafts, connectionId, { ...draft, base: inForce }),
      refusals: put(state.refusals, connectionId, undefined),
    }
  })

/**
 * Rules were put in force from here, past the draft: it takes the same change in, and began from them.
 * @param before what was in force until now; a draft that was overtaken already stays so
 */
export const changeBoth = (
  connectionId: string,
  before: readonly Rule[],
  inForce: readonly Rule[],
  change: (rules: readonly Rule[]) => readonly Rule[],
): void =>
  useRules.setState(state => {
    const draft = state.drafts.get(connectionId)
    if (!draft) return state
    const base = sameRules(draft.base, before) ? inForce : draft.base
    return { drafts: put(state.drafts, connectionId, { rules: change(draft.rules), base }) }
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

useRules.subscribe((now, before) => {
  if (now.drafts !== before.drafts) rememberDrafts(now.drafts)
})
