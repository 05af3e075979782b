import type { Rule } from '../../shared/rules/rule.ts'

interface Done {
  readonly words: string
  /** The rules went in force with it: going back to what is in force does not bring it back. */
  readonly swappedIn?: boolean
}

/** What was done to rules, and what it takes to take that back. */
export type Undo = Done &
  (
    | {
        readonly of: 'delete'
        readonly rule: Rule
        /** Its place, from 0, and the rule before which it stood, if any. */
        readonly at: number
        readonly before: string | null
      }
    | { readonly of: 'replace'; readonly rules: readonly Rule[] }
  )

export const mostUndos = 50

/** A deletion as it can be taken back. */
export const deletionOf = (rules: readonly Rule[], rule: Rule): Undo => {
  const at = rules.indexOf(rule)
  return {
    of: 'delete',
    words: `“${rule.name || 'unnamed'}” was deleted.`,
    rule,
    at,
    before: rules[at + 1]?.id ?? null,
  }
}

/** The rules after something was taken back: a deleted one returns to its neighbour, all else stays as it is now. */
export const undone = (rules: readonly Rule[], undo: Undo): readonly Rule[] => {
  if (undo.of === 'replace') return undo.rules
  if (rules.some(rule => rule.id === undo.rule.id)) return rules
  const next = undo.before === null ? rules.length : rules.findIndex(rule => rule.id === undo.before)
  return rules.toSpliced(next === -1 ? Math.min(undo.at, rules.length) : next, 0, undo.rule)
}
