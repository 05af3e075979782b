import type { AnswerKind, AnswerState } from '../../shared/answer.ts'
import { clockTime } from '../format/times.ts'
import { useDrafts } from '../state/drafts-store.ts'
import { useEngine } from '../state/engine-store.ts'
import { useCapture } from '../state/shown.ts'
import { openCapture } from '../state/view-store.ts'

interface SwapStateProps {
  readonly answer: AnswerState
  readonly changed: boolean
}

const inForce = (given: boolean, kind: AnswerKind): string => {
  if (given) return 'saved, next call uses it'
  return kind === 'tool' ? 'saved, given to no tool call yet' : 'saved, given to no call yet'
}

/** Where this text stands: being saved, saved as a draft, waiting for its first call, or given to one. */
export const SwapState = ({ answer, changed }: SwapStateProps) => {
  const dirty = useDrafts(d => d.drafts.get(answer.id)?.dirty ?? false)
  const offline = useEngine(e => e.link !== 'open')
  const given = useEngine(e => e.connections.some(c => c.answerId === answer.id))
  const { firstCaptureId } = answer
  const first = useCapture(firstCaptureId)
  if (changed) {
    const words = dirty ? (offline ? 'draft kept here' : 'saving draft…') : 'draft saved'
    return <span role="status">{words}</span>
  }
  if (firstCaptureId === null) return <span role="status">{inForce(given, answer.kind)}</span>
  return (
    <button type="button" className="first-given" onClick={() => openCapture(firstCaptureId, 'response')}>
      {first ? `first given to the call at ${clockTime(first.receivedAt)}` : 'given to calls already'}
    </button>
  )
}
