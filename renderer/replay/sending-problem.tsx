import type { Problem } from '../../shared/problem.ts'
import { Button } from '../ui/button.tsx'
import { ProblemLine } from '../ui/problem-line.tsx'

interface SendingProblemProps {
  readonly problem: Problem
  readonly onAgree: () => void
}

/** Why nothing was sent. What only needs consent can be agreed to here, once. */
export const SendingProblem = ({ problem, onAgree }: SendingProblemProps) => (
  <div className="sending-problem">
    <ProblemLine problem={problem} />
    {problem.code === 'replay-remote' && (
      <Button look="danger" onClick={onAgree}>
        Send it to {problem.detail.host}
      </Button>
    )}
  </div>
)
