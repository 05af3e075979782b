import { type FilterTerm, parseFilter } from '../shared/filter/parse-filter.ts'
import { Problem } from '../shared/problem.ts'
import type { Flag, Given } from './command.ts'

/** The language is that of the page's filter box. */
export const filterFlag = {
  filter: { value: 'F', about: 'only these captures: verdict:fallback concierge' },
} satisfies Record<string, Flag>

/** `--filter`; no term without one. @throws Problem `usage` that says what is wrong with it */
export const filterOf = (given: Given): readonly FilterTerm[] => {
  const { terms, problem } = parseFilter(given.text('filter') ?? '')
  if (problem) throw new Problem('usage', { reason: `The filter is not understood: ${problem}.` })
  return terms
}
