import { Check } from 'lucide-react'
import type { AnswerState } from '../../shared/answer.ts'
import type { WaitingCall } from '../../shared/breakpoint.ts'
import { Keys } from '../ui/keys.tsx'
import { focusWaiting } from './waiting-focus.ts'
import { pickAnswer } from './waiting-store.ts'

interface PickProps {
  readonly name: string
  readonly revision: number | null
  readonly keyName: string
  readonly on: boolean
  readonly onPick: () => void
}

const Pick = ({ name, revision, keyName, on, onPick }: PickProps) => (
  <button
    type="button"
    className="answer-pick"
    aria-pressed={on}
    aria-keyshortcuts={keyName}
    onClick={onPick}
  >
    {on ? <Check size={13} aria-hidden="true" /> : <Keys keys={[keyName]} />}
    <span className="answer-pick-name">{name}</span>
    {revision !== null && <span className="answer-pick-rev">rev {revision}</span>}
  </button>
)

interface AnswerPicksProps {
  readonly call: WaitingCall
  readonly pinned: readonly AnswerState[]
  /** Null: the candidate. */
  readonly pickedId: string | null
}

/** What Send can give: the candidate, and every pinned answer under its key. */
export const AnswerPicks = ({ call, pinned, pickedId }: AnswerPicksProps) => {
  const { answerId, name, revision } = call.candidate
  const isPinned = pinned.some(a => a.id === answerId)
  const pick = (id: string | null): void => {
    pickAnswer(call.id, id)
    // From here Enter sends.
    focusWaiting(call.id)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a look of its own
    <div className="answer-picks" role="group" aria-label="Answer to send">
      {!isPinned && (
        <Pick name={name} revision={revision} keyName="0" on={pickedId === null} onPick={() => pick(null)} />
      )}
      {pinned.map((answer, index) => (
        <Pick
          key={answer.id}
          name={answer.name}
          revision={answer.revision}
          keyName={String(index + 1)}
          on={answer.id === (pickedId ?? answerId)}
          onPick={() => pick(answer.id === answerId ? null : answer.id)}
        />
      ))}
      {pinned.length === 0 && (
        <span className="answer-picks-hint">Pinned answers stand here, one key each.</span>
      )}
    </div>
  )
}
