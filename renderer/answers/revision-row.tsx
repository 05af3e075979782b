import type { AnswerKind, AnswerState, RevisionInfo } from '../../shared/answer.ts'
import { restoreRevision } from '../actions/answer-deeds.ts'
import { bytes, thousands } from '../format/numbers.ts'
import { clockTime, dayTime, fullTime } from '../format/times.ts'
import { useEngine } from '../state/engine-store.ts'
import { openCapture } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { type Compared, type Pair, sideName } from './compared.ts'

interface PickSidesProps {
  readonly side: Compared
  readonly pair: Pair | null
  readonly onPick: (change: Partial<Pair>) => void
}

/** Which two revisions are compared: one radio button for each of the two. */
export const PickSides = ({ side, pair, onPick }: PickSidesProps) => (
  <span className="sides">
    <input
      type="radio"
      name="compare-before"
      className="side-before"
      aria-label={`Compare from ${sideName(side)}`}
      checked={pair?.before === side}
      onChange={() => onPick({ before: side })}
    />
    <input
      type="radio"
      name="compare-after"
      className="side-after"
      aria-label={`Compare to ${sideName(side)}`}
      checked={pair?.after === side}
      onChange={() => onPick({ after: side })}
    />
  </span>
)

const FirstGiven = ({ captureId, kind }: { captureId: string | null; kind: AnswerKind }) => {
  const first = useEngine(e => (captureId === null ? undefined : e.captures.byId.get(captureId)))
  if (captureId === null) return <span>given to no call</span>
  return (
    <button type="button" className="linked" onClick={() => openCapture(captureId, 'response')}>
      first given to{' '}
      {first
        ? `the ${kind === 'tool' ? 'tool call' : 'call'} at ${clockTime(first.receivedAt)}`
        : 'an earlier call'}
    </button>
  )
}

interface RevisionRowProps {
  readonly answer: AnswerState
  readonly info: RevisionInfo
  readonly pair: Pair | null
  readonly onPick: (change: Partial<Pair>) => void
}

/** "status 500, after 2 500 ms": what a negative test sends besides its body. */
const sending = ({ status, delayMs }: RevisionInfo): string =>
  [`status ${status}`, ...(delayMs > 0 ? [`after ${thousands(delayMs)} ms`] : [])].join(', ')

/** One line of an answer's history. */
export const RevisionRow = ({ answer, info, pair, onPick }: RevisionRowProps) => {
  const inForce = info.revision === answer.revision
  return (
    <li className="revision">
      <PickSides side={info.revision} pair={pair} onPick={onPick} />
      <span className="revision-name">
        <b>rev {info.revision}</b>
        {inForce && <span className="c-used"> in force</span>}
        {info.forced && <span className="c-rejected"> forced</span>}
      </span>
      <span className="revision-time" title={fullTime(info.createdAt)}>
        {dayTime(info.createdAt).replace(/\.\d+$/, '')}
      </span>
      <span className="revision-note">{info.note ?? ''}</span>
      <span className="revision-facts">
        {answer.kind === 'test' && `${sending(info)} · `}
        {bytes(info.size)} · <span className="mono">{info.hash}</span> ·{' '}
        <FirstGiven captureId={info.firstCaptureId} kind={answer.kind} />
      </span>
      <span className="revision-acts">
        {!inForce && (
          <Button
            look="ghost"
            aria-label={`Restore revision ${info.revision}`}
            onClick={() => void restoreRevision(answer, info)}
          >
            Restore
          </Button>
        )}
      </span>
    </li>
  )
}
