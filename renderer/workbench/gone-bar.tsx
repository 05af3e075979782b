import { Trash2 } from 'lucide-react'
import type { AnswerState } from '../../shared/answer.ts'
import { undoDelete } from '../actions/answer-deeds.ts'
import { focusAnswers, focusEditor } from '../keyboard/focus.ts'
import { letGo } from '../state/gone-answers.ts'
import { Button } from '../ui/button.tsx'

/** An answer that was deleted elsewhere while somebody was writing in it here: what is written stays until they choose. */
export const GoneBar = ({ answer }: { answer: AnswerState }) => (
  <div className="swap-area">
    <div className="swap" role="alert">
      <div className="swap-words">
        <b className="c-rejected gone-words">
          <Trash2 size={13} aria-hidden="true" /> “{answer.name}” was deleted.
        </b>
        <span>What you write is kept here until you choose.</span>
      </div>
      <div className="swap-acts">
        <Button
          look="ghost"
          onClick={() => {
            letGo(answer.id)
            focusAnswers()
          }}
        >
          Let it go
        </Button>
        <Button look="primary" onClick={() => void undoDelete(answer).then(() => focusEditor())}>
          Undo
        </Button>
      </div>
    </div>
  </div>
)
