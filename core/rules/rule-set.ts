import type { HeaderList } from '../../shared/capture.ts'
import type { RoutingStep, Rule } from '../../shared/rules/rule.ts'

/** What matchers look at: one verified delivery. */
export interface RouteFacts {
  readonly eventType: string | null
  readonly blocking: boolean
  readonly callId: string | null
  readonly from: string | null
  readonly to: string | null
  /** The function tool that is called; null for an event. */
  readonly tool: string | null
  /** The path with its query, as it arrived. */
  readonly path: string
  readonly headers: HeaderList
  /** The parsed body. */
  readonly body: unknown
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** One delivery's way through the rules, in their order. */
export interface RuleRun {
  /** The next rule that matches, or null when there is none left. */
  next(): Rule | null
  /** The rule that `next` gave last could not do what it should; the reason is for a person. */
  failed(why: string): void
  /** What each rule made of it until now, in words. Costs time: never while a caller waits. */
  steps(): RoutingStep[]
}

/** Rules in force, ready to be asked. Never changed, only replaced whole. */
export interface RuleSet {
  readonly rules: readonly Rule[]
  /** @param count false: "every nth" is asked and not counted */
  run(facts: RouteFacts, count: boolean): RuleRun
}

export interface CountedRuleSet extends RuleSet {
  /** The same rules with counts of their own, which go on from here: what is counted there counts for no call. */
  apart(): RuleSet
}
