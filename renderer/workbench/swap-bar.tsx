import { History, MessageSquarePlus, TriangleAlert } from 'lucide-react'
import type { AnswerKind, AnswerState } from '../../shared/answer.ts'
import { revertAnswer } from '../actions/edit-answer.ts'
import { swapIn } from '../actions/swap-in.ts'
import { count } from '../format/numbers.ts'
import { openAnswer } from '../state/answers-view-store.ts'
import { setNote, setRefusal, useDrafts } from '../state/drafts-store.ts'
import { Button } from '../ui/button.tsx'
import { NoteField } from './note-field.tsx'
import { SwapState } from './swap-state.tsx'
import type { AnswerText } from './use-answer-text.ts'

interface SwapBarProps {
  readonly answer: AnswerState
  readonly written: AnswerText
  readonly withHistory: boolean
}

/** What comes of it when it is swapped in all the same. */
const outcome: Record<AnswerKind, string> = {
  config: "Callers would fall back to the number's own agent.",
  test: 'It is sent as it is.',
  tool: 'The agent could not read it: a reply to a tool has to be JSON.',
}

/** Why it was not swapped in, and the way round that has to be meant. */
const Refusal = ({ answer, reason }: { answer: AnswerState; reason: string }) => (
  <div className="refusal" role="alert">
    <TriangleAlert size={14} aria-hidden="true" />
    <div>
      <p>
        <b>Not swapped in.</b> {reason}
      </p>
      <p className="refusal-acts">
        {answer.kind !== 'tool' && (
          <Button look="danger" onClick={() => void swapIn(answer.id, true)}>
            Swap in anyway
          </Button>
        )}
        <Button look="ghost" onClick={() => setRefusal(answer.id, undefined)}>
          {answer.kind === 'tool' ? 'I see' : 'Leave it'}
        </Button>
        <span>{outcome[answer.kind]}</span>
      </p>
    </div>
  </div>
)

const problemWords = ({ errors, warnings }: AnswerText): string =>
  [
    ...(errors > 0 ? [count(errors, 'problem')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
  ].join(', ')

const DraftButtons = ({ answer }: { answer: AnswerState }) => {
  const noted = useDrafts(d => d.notes.has(answer.id))
  return (
    <>
      {!noted && (
        <Button
          look="ghost"
          className="square"
          aria-label="Add a note to this revision"
          tip="Say why, in a note"
          onClick={() => setNote(answer.id, '')}
        >
          <MessageSquarePlus size={15} aria-hidden="true" />
        </Button>
      )}
      <Button
        look="ghost"
        tip={`Back to revision ${answer.revision}`}
        onClick={() => revertAnswer(answer.id)}
      >
        Revert
      </Button>
    </>
  )
}

/** The state of the text on the left, what can be done with it on the right. */
export const SwapBar = ({ answer, written, withHistory }: SwapBarProps) => {
  const reason = useDrafts(d => d.refusals.get(answer.id))
  const swapping = useDrafts(d => d.swapping.has(answer.id))
  const note = useDrafts(d => d.notes.get(answer.id))
  const problems = problemWords(written)
  return (
    <div className="swap-area">
      {reason !== undefined && <Refusal answer={answer} reason={reason} />}
      {note !== undefined && written.changed && <NoteField answerId={answer.id} note={note} />}
      <div className="swap">
        <div className="swap-words">
          {problems && <b className={written.errors > 0 ? 'c-rejected' : 'c-fallback'}>{problems}</b>}
          <SwapState answer={answer} changed={written.changed} />
        </div>
        {written.changed ? (
          <DraftButtons answer={answer} />
        ) : (
          withHistory && (
            <Button look="ghost" onClick={() => openAnswer(answer.id, 'history')}>
              <History size={14} aria-hidden="true" />
              History
            </Button>
          )
        )}
        <Button
          look="primary"
          command="swap-in"
          showKeys
          disabled={swapping}
          onClick={() => void swapIn(answer.id)}
        >
          Swap in
        </Button>
      </div>
    </div>
  )
}
