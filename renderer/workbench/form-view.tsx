import type { AnswerState } from '../../shared/answer.ts'
import { configKeys } from '../../shared/platforms/thunderphone/agent-config.ts'
import { editAnswer } from '../actions/edit-answer.ts'
import { setIn } from '../document/answer-edits.ts'
import { readAnswer } from '../document/read-answer.ts'
import { setEditorMode } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { AgentFields } from './agent-fields.tsx'
import { OwnAgent } from './own-agent.tsx'
import type { AnswerText } from './use-answer-text.ts'

interface FormViewProps {
  readonly answer: AnswerState
  readonly written: AnswerText
}

const NotForm = ({ why }: { why: string }) => (
  <div className="empty">
    <b>{why}</b>
    <p>The form comes back as soon as it is. Nothing is lost.</p>
    <Button onClick={() => setEditorMode('json')}>Open the JSON view</Button>
  </div>
)

/** The answer as a form: a view on the same text as the JSON view, of which it changes only what is edited. */
export const FormView = ({ answer, written }: FormViewProps) => {
  const reading = readAnswer(written.text)
  const set = (path: readonly (string | number)[], value: unknown): void =>
    editAnswer(answer.id, text => setIn(text, [...path], value, configKeys))
  return (
    <div className="form-view">
      {reading.kind === 'fields' ? (
        <AgentFields answer={answer} fields={reading.fields} written={written} set={set} />
      ) : reading.kind === 'own-agent' ? (
        <OwnAgent answer={answer} />
      ) : (
        <NotForm
          why={
            reading.kind === 'not-json'
              ? 'This text is not JSON at the moment'
              : 'This is JSON, but no object'
          }
        />
      )}
    </div>
  )
}
