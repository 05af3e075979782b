import type { Problem, ProblemInfo } from '../shared/problem.ts'
import { sayProblem as words } from '../shared/problem-words.ts'

/** Talk, on stderr. Words from outside may hold control characters: in a terminal they are data, never commands. */
export const say = (line: string): void => {
  process.stderr.write(`${line.replace(/\p{Cc}/gu, ' ')}\n`)
}

/** A problem in one or two sentences on stderr. */
export const sayProblem = (problem: ProblemInfo | Problem): void => {
  const { what, next } = words(problem)
  say(next ? `${what} ${next}` : what)
}
