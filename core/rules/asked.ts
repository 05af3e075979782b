import type { RouteFacts } from './rule-set.ts'
import { callPoint } from './share-hash.ts'

/** How often the other matchers of a rule with "every nth" held, by the rule's id. */
export type TurnCounts = Map<string, number>

/** One delivery as the matchers see it: what several of them look at is made once, when the first one asks. */
export interface Asked {
  readonly facts: RouteFacts
  /** The values of a query parameter, in their order. */
  query(name: string): readonly string[]
  /** The values of a header, whatever the case of its name. */
  header(name: string): readonly string[]
  /** Where the call stands in an experiment, from 0 to below 100; null without a call id. */
  point(experiment: string): number | null
  /** Which one of those that the rule's other matchers take this is; asking counts it, once. */
  turn(ruleId: string): number
}

const grouped = (pairs: Iterable<readonly [string, string]>): Map<string, string[]> => {
  const groups = new Map<string, string[]>()
  for (const [name, value] of pairs) {
    const known = groups.get(name)
    if (known) known.push(value)
    else groups.set(name, [value])
  }
  return groups
}

const queryOf = (path: string): Map<string, string[]> => {
  const start = path.indexOf('?')
  return start < 0 ? new Map() : grouped(new URLSearchParams(path.slice(start + 1).split('#', 1)[0]))
}

const none: readonly string[] = []

/** @param count false: turns are asked and not counted */
export const ask = (facts: RouteFacts, counts: TurnCounts, count: boolean): Asked => {
  let parameters: Map<string, string[]> | undefined
  let headers: Map<string, string[]> | undefined
  const points = new Map<string, number>()
  const turns = new Map<string, number>()

  return {
    facts,
    query: name => {
      parameters ??= queryOf(facts.path)
      return parameters.get(name) ?? none
    },
    header: name => {
      headers ??= grouped(facts.headers.map(([header, value]) => [header.toLowerCase(), value]))
      return headers.get(name.toLowerCase()) ?? none
    },
    point: experiment => {
      if (facts.callId === null) return null
      const known = points.get(experiment)
      if (known !== undefined) return known
      const point = callPoint(experiment, facts.callId)
      points.set(experiment, point)
      return point
    },
    turn: ruleId => {
      const known = turns.get(ruleId)
      if (known !== undefined) return known
      const turn = (counts.get(ruleId) ?? 0) + 1
      turns.set(ruleId, turn)
      if (count) counts.set(ruleId, turn)
      return turn
    },
  }
}
