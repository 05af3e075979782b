import type { AnswerState } from '../../shared/answer.ts'
import { useShownAnswer } from '../state/shown.ts'
import { AnswerEditor } from './answer-editor.tsx'
import { AnswerMenu } from './answer-menu.tsx'
import { ModeSwitch } from './mode-switch.tsx'
import { useAnswerText } from './use-answer-text.ts'

const Editor = ({ answer }: { answer: AnswerState }) => {
  const written = useAnswerText(answer)
  return (
    <section className="workbench" aria-label="Answer">
      <div className="bar">
        <AnswerMenu answer={answer} changed={written.changed} />
        <ModeSwitch answer={answer} tight />
      </div>
      <AnswerEditor answer={answer} written={written} withHistory />
    </section>
  )
}

/** The answer of the shown connection, beside the live list: write, check, swap in. */
export const Workbench = () => {
  const answer = useShownAnswer()
  if (answer) return <Editor answer={answer} />
  return (
    <section className="workbench" aria-label="Answer">
      <div className="empty">
        <b>No answer</b>
        <p>This connection has no answer of its own.</p>
      </div>
    </section>
  )
}
