import type { PlacedFinding } from '../../shared/answer-text.ts'
import { pathOf, problemPlace } from './problem-place.ts'

/** What a template of a text did when it was tried, as a warning at its place: callers do not get it, but it can be swapped in. */
export const templateFinding = (text: string, problem: string): PlacedFinding => {
  const place = problemPlace(text, problem)
  const { from, to } = place ?? { from: 0, to: 0 }
  const before = text.slice(0, from).split('\n')
  // The key is told by the place; the line of a long prompt is not.
  const said = place ? problem.replace(/^[^:,]+(?:, (line \d+: )|: )/, '$1') : problem
  return {
    path: place ? pathOf(problem) : [],
    code: 'conflict',
    severity: 'warning',
    message: `This template fails, so the next rule decides: ${said}`,
    from,
    to,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
  }
}
