import { FlaskConical } from 'lucide-react'
import { useLayoutEffect, useMemo, useRef } from 'react'
import { platformFacts } from '../../shared/platforms/registry.ts'
import { pinnedFor, stoppedBy, type WaitingAt, waitingCaller } from '../../shared/waiting-call.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { connectionName } from '../shell/connection-chip.tsx'
import { useDrafts } from '../state/drafts-store.ts'
import { useEngine } from '../state/engine-store.ts'
import { useView } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Keys } from '../ui/keys.tsx'
import { AnswerPicks } from './answer-picks.tsx'
import { Countdown } from './countdown.tsx'
import { choose, leaveRow, send } from './waiting-deeds.ts'
import { useWaiting } from './waiting-store.ts'

/** Two seconds are too short to type: what is being written is for the next call. */
const useIsEdited = (answerId: string | null): boolean => {
  const here = useDrafts(d => answerId !== null && d.drafts.has(answerId))
  const saved = useEngine(e => e.answers.find(a => a.id === answerId)?.draft != null)
  return here || saved
}

/** The focus must not fall out of the page with the row that had it. */
const useFocusHandedOn = (waitingId: string) => {
  const row = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = row.current
    return () => {
      if (element?.contains(document.activeElement)) queueMicrotask(() => leaveRow(waitingId))
    }
  }, [waitingId])
  return row
}

interface WaitingRowProps {
  readonly at: WaitingAt
  /** The keys for the waiting call lead here. */
  readonly isFirst: boolean
}

/** One call that waits: who, why, how long still, and what it can get. */
export const WaitingRow = ({ at: { connectionId, call }, isFirst }: WaitingRowProps) => {
  const row = useFocusHandedOn(call.id)
  const reach = useKeys('waiting-call')
  const connection = useEngine(e => e.connections.find(c => c.id === connectionId))
  const answers = useEngine(e => e.answers)
  const isElsewhere = useView(v => v.connectionId !== connectionId)
  const pickedId = useWaiting(w => w.picked.get(call.id) ?? null)
  const isChosen = useWaiting(w => w.chosen.has(call.id))
  const isEdited = useIsEdited(call.candidate.answerId)
  const pinned = useMemo(
    () => (connection ? pinnedFor(call, answers, connection.platform) : []),
    [call, answers, connection],
  )
  if (!connection) return null
  const who = waitingCaller(call)
  const event = platformFacts(connection.platform).events[call.eventType ?? '']?.label ?? call.eventType
  const name = answers.find(a => a.id === pickedId)?.name ?? call.candidate.name
  const decide = (kind: 'forward' | 'let-go') => () => void choose(connectionId, call.id, { kind })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a look of its own
    <div
      ref={row}
      className={`waiting ${isFirst ? 'first' : ''}`}
      role="group"
      aria-label={`${who} waits at the breakpoint`}
      aria-busy={isChosen}
      data-waiting={call.id}
    >
      <Countdown call={call} />
      <div className="waiting-words">
        <p className="waiting-who">
          <b>{who}</b>
          <span>{event}</span>
          {isElsewhere && <span>{connectionName(connection)}</span>}
          {connection.mode === 'practice' && (
            <span className="waiting-practice">
              <FlaskConical size={12} aria-hidden="true" /> practice
            </span>
          )}
        </p>
        <p className="waiting-why">
          {stoppedBy(call)}
          {isEdited && <span> · your edit swaps in for the next call</span>}
        </p>
      </div>
      <AnswerPicks call={call} pinned={pinned} pickedId={pickedId} />
      <div className="waiting-acts">
        {isFirst && reach.length > 0 && (
          <span className="waiting-reach">
            <Keys keys={reach} /> to answer by keyboard
          </span>
        )}
        <Button
          look={isFirst ? 'primary' : 'plain'}
          command="waiting-send"
          showKeys
          data-send=""
          aria-label={`Send ${name}`}
          aria-disabled={isChosen}
          onClick={() => send(connectionId, call.id)}
        >
          {isChosen ? 'Sending…' : 'Send'}
        </Button>
        {call.canForward && (
          <Button command="waiting-forward" showKeys aria-disabled={isChosen} onClick={decide('forward')}>
            Let the handler answer
          </Button>
        )}
        <Button
          look="ghost"
          command="waiting-let-go"
          showKeys
          aria-disabled={isChosen}
          tip="As if it had not been stopped"
          onClick={decide('let-go')}
        >
          Let go
        </Button>
      </div>
    </div>
  )
}
