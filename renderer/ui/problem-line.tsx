import type { Problem } from '../../shared/problem.ts'
import { sayProblem } from '../../shared/problem-words.ts'

/** A problem where it arose. */
export const ProblemLine = ({ problem }: { problem: Problem }) => {
  const { what, next } = sayProblem(problem.info)
  return (
    <p className="inline-problem" role="alert">
      <b>{what}</b> {next}
    </p>
  )
}
