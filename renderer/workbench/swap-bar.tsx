import { History, MessageSquarePlus } from 'lucide-react'
import type { AnswerState } from '../../shared/answer.ts'
import { revertAnswer } from '../actions/edit-answer.ts'
import { swapIn } from '../actions/swap-in.ts'
import { count } from '../format/numbers.ts'
import { openAnswer } from '../state/answers-view-store.ts'
import { setNote, useDrafts } from '../state/drafts-store.ts'
import { Button } from '../ui/button.tsx'
import { NoteField } from './note-field.tsx'
import { SwapState } from './swap-state.tsx'
import type { AnswerText } from './use-answer-text.ts'

interface SwapBarProps {
  readonly answer: AnswerState
  readonly written: AnswerText
  readonly withHistory: boolean
}

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
  const swapping = useDrafts(d => d.swapping.has(answer.id))
  const note = useDrafts(d => d.notes.get(answer.id))
  const problems = problemWords(written)
  return (
    <div className="swap-area">
      {note !== undefined && written.changed && <NoteField answerId={answer.id} note={note} />}
      <div className="swap">
        <div className="swap-words">
          {problems && <b className={written.errors > 0 ? 'c-rejected' : 'c-fallback'}>{problems}</b>}
          <SwapState answer={answer} changed={written.changed} />
        </div>
        <div className="swap-acts">
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
    </div>
  )
}
