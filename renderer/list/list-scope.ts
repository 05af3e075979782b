import type { CaptureSummary } from '../../shared/capture.ts'
import { type FilterNames, matcherOf } from '../../shared/filter/match-filter.ts'
import { type FilterTerm, needsSearch, parseFilter } from '../../shared/filter/parse-filter.ts'

import { uncovered } from '../engine/masking.ts'

/** Which captures a list is of. */
export interface ListScope {
  /** Null: of all connections. */
  readonly connectionId: string | null
  readonly filter: string
}

/** What can be said of a capture by its row alone. */
export interface ScopeJudge {
  /** False for what is surely not in the list; where `whole`, true is what surely is. */
  readonly holds: (capture: CaptureSummary) => boolean
  /** False when it takes the engine to say: words may stand in a body that no row shows. */
  readonly whole: boolean
  readonly filtered: boolean
}

/** Free words and notes are looked for in all that was captured, which only the engine has. */
const isInRow = (term: FilterTerm): boolean => !needsSearch([term])

/** @param names what rows name by ids */
export const judgeOf = ({ connectionId, filter }: ListScope, names?: FilterNames): ScopeJudge => {
  const { terms } = parseFilter(filter)
  const passes = matcherOf(terms.filter(isInRow), names)
  return {
    holds: c => (connectionId === null || c.connectionId === connectionId) && passes(uncovered(c)),
    whole: !needsSearch(terms),
    filtered: terms.length > 0,
  }
}
