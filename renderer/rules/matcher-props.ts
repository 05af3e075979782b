import type { Matcher, Rule } from '../../shared/rules/rule.ts'

/** What the fields of one condition are given. */
export interface MatcherProps<M extends Matcher = Matcher> {
  readonly matcher: M
  readonly rules: readonly Rule[]
  readonly ruleId: string
  /** The event types of the platform. */
  readonly events: readonly string[]
  /** The message at a place within the matcher. */
  readonly problem: (...place: readonly string[]) => string | undefined
  readonly onChange: (matcher: Matcher) => void
}

export type MatcherOf<K extends Matcher['match']> = Extract<Matcher, { match: K }>
