import type { Matcher, MatchKind } from '../../../shared/rules/rule.ts'
import type { Asked } from '../asked.ts'
import type { WallTime } from '../zone-clock.ts'

/** A matcher that is ready to be asked. */
export interface Test {
  holds(asked: Asked): boolean
  /** Why it holds or does not, as a part of a sentence. Costs time: never while a caller waits. */
  explain(asked: Asked): string
}

/** What a matcher needs to know of the rules around it. */
export interface Surroundings {
  readonly ruleId: string
  /** The part of an experiment that is the rule's, in percent. */
  readonly share: (experiment: string) => { readonly from: number; readonly until: number }
  readonly zoneClock: (zone: string) => (at: number) => WallTime
}

export type MatcherOf<K extends MatchKind> = Extract<Matcher, { match: K }>
export type CompileMatcher<K extends MatchKind> = (matcher: MatcherOf<K>, around: Surroundings) => Test
