import { type ReactNode, useState } from 'react'
import type { ProblemInfo } from '../../shared/problem.ts'
import { sayProblem } from '../../shared/problem-words.ts'
import { connect, disconnect } from '../actions/open-and-close.ts'
import { Button } from '../ui/button.tsx'

interface ChoiceProps {
  readonly meaning: ReactNode
  readonly button: ReactNode
}

const Choice = ({ meaning, button }: ChoiceProps) => (
  <li>
    {button}
    <span className="hint">{meaning}</span>
  </li>
)

interface ConflictChoiceProps {
  readonly connectionId: string
  /** `endpoint-conflict` */
  readonly problem: ProblemInfo
}

/** Others answer the same calls: whoever connects chooses, once for this connection, whether to answer beside them. */
export const ConflictChoice = ({ connectionId, problem }: ConflictChoiceProps) => {
  const [busy, setBusy] = useState(false)
  const free = (problem.detail.free ?? '').split(',').filter(Boolean)
  const go = (work: Promise<unknown>): void => {
    setBusy(true)
    void work.finally(() => setBusy(false))
  }
  return (
    <section className="conflict" aria-label="Other endpoints answer the same calls">
      <p role="alert">{sayProblem(problem).what}</p>
      <ul>
        <Choice
          meaning="Real callers are answered from this laptop, too. Asked once for this connection."
          button={
            <Button look="primary" disabled={busy} onClick={() => go(connect({ connectionId, agree: true }))}>
              Answer beside them
            </Button>
          }
        />
        {free.length > 0 && (
          <Choice
            meaning={
              <>
                Takes no call away: <span className="mono">{free.join(', ')}</span>
              </>
            }
            button={
              <Button disabled={busy} onClick={() => go(connect({ connectionId, events: free }))}>
                Only events that nobody waits for
              </Button>
            }
          />
        )}
        <Choice
          meaning="Nothing is registered."
          button={
            <Button disabled={busy} onClick={() => go(disconnect(connectionId))}>
              Cancel
            </Button>
          }
        />
      </ul>
    </section>
  )
}
