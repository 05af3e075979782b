import { type ReactNode, useState } from 'react'
import type { ProblemInfo } from '../../shared/problem.ts'
import { sayProblem } from '../../shared/problem-words.ts'
import { ask } from '../engine/ask.ts'
import { sayUnlessOnCard } from '../state/say-unless-on-card.ts'
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
    work.catch(error => sayUnlessOnCard(connectionId, error)).finally(() => setBusy(false))
  }
  return (
    <section className="conflict" aria-label="Other endpoints answer the same calls">
      <p role="alert">{sayProblem(problem).what}</p>
      <ul>
        <Choice
          meaning="Real callers are answered from this laptop, too. Asked once for this connection."
          button={
            <Button
              look="primary"
              disabled={busy}
              onClick={() => go(ask('connections.connect', { connectionId, agree: true }))}
            >
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
              <Button
                disabled={busy}
                onClick={() => go(ask('connections.connect', { connectionId, events: free }))}
              >
                Only events that nobody waits for
              </Button>
            }
          />
        )}
        <Choice
          meaning="Nothing is registered."
          button={
            <Button disabled={busy} onClick={() => go(ask('connections.disconnect', { connectionId }))}>
              Cancel
            </Button>
          }
        />
      </ul>
    </section>
  )
}
