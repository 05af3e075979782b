import type { AnswerState } from '../../shared/answer.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'
import { writeAnswer } from '../actions/edit-answer.ts'
import { focusPrompt } from '../keyboard/focus.ts'
import { Button } from '../ui/button.tsx'

/** What `{}` means, and a way to a config. */
export const OwnAgent = ({ answer }: { answer: AnswerState }) => {
  const facts = platformFacts(answer.platform)
  const start = (): void => {
    writeAnswer(answer.id, facts.firstAnswers.practice.text)
    focusPrompt()
  }
  return (
    <div className="own-agent">
      <b>Your own agent answers</b>
      <p>
        This answer is <code>{'{}'}</code>: it tells {facts.name} to use the agent that is assigned to the
        number. Calls go on as if nothing was connected, and every delivery is still captured.
      </p>
      <p>
        To change what callers get, write a config. It starts from a working example and goes live only when
        you swap it in.
      </p>
      <Button look="primary" onClick={start}>
        Write a config
      </Button>
    </div>
  )
}
