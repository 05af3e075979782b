import { AppWindow } from 'lucide-react'
import type { AnswerState } from '../../shared/answer.ts'
import { keepOurs, takeTheirs } from '../actions/edit-answer.ts'
import { useDrafts } from '../state/drafts-store.ts'
import { Button } from '../ui/button.tsx'

/** Two are writing in one answer: neither text is lost until somebody chooses. */
export const OtherWindow = ({ answer }: { answer: AnswerState }) => {
  const theirs = useDrafts(d => d.theirs.has(answer.id))
  if (!theirs) return null
  return (
    <div className="other-window" role="alert">
      <AppWindow size={14} aria-hidden="true" />
      <span>
        <b>Changed in another window.</b> Here stands what you wrote.
      </span>
      <span className="swap-acts">
        <Button look="ghost" onClick={() => keepOurs(answer.id)}>
          Keep mine
        </Button>
        <Button onClick={() => takeTheirs(answer.id)}>Take theirs</Button>
      </span>
    </div>
  )
}
