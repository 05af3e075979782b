import { plainNumber } from './plain-number.ts'
import type { RouteFacts } from './rule-set.ts'
import { callBytes } from './share-hash.ts'

/** How often the other matchers of a rule with "every nth" held, by the rule's id. */
export type TurnCounts = Map<string, number>

/** One delivery as the matchers see it: what several of them look at is made once, when the first one asks. */
export interface Asked {
  readonly facts: RouteFacts
  /** The values of a query parameter, in their order. */
  query(name: string): readonly string[]
  /** The values of a header. @param name in lower case */
  header(name: string): readonly string[]
  /** The numbers as they are compared. */
  from(): string | null
  to(): string | null
  /** The call id as shares hash it; null without one. */
  call(): Uint8Array | null
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
  let from: string | null | undefined
  let to: string | null | undefined
  let call: Uint8Array | null | undefined
  const turns = new Map<string, number>()

  return {
    facts,
    query: name => {
      parameters ??= queryOf(facts.path)
      return parameters.get(name) ?? none
    },
    header: name => {
      headers ??= grouped(facts.headers.map(([header, value]) => [header.toLowerCase(), value]))
      return headers.get(name) ?? none
    },
    from: () => {
      if (from === undefined) from = facts.from === null ? null : plainNumber(facts.from)
      return from
    },
    to: () => {
      if (to === undefined) to = facts.to === null ? null : plainNumber(facts.to)
      return to
    },
    call: () => {
      if (call === undefined) call = facts.callId === null ? null : callBytes(facts.callId)
      return call
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
