import { ChevronDown } from 'lucide-react'
import { useShallow } from 'zustand/react/shallow'
import type { AnswerState } from '../../shared/answer.ts'
import { ask } from '../engine/ask.ts'
import { useEngine } from '../state/engine-store.ts'
import { showError } from '../state/notes-store.ts'
import { useShownConnection } from '../state/shown.ts'
import { PickMenu } from '../ui/pick-menu.tsx'

interface AnswerMenuProps {
  readonly answer: AnswerState
  readonly changed: boolean
}

/** Which answer the connection gives, and a menu of the others. Choosing one takes effect with the next call. */
export const AnswerMenu = ({ answer, changed }: AnswerMenuProps) => {
  const connection = useShownConnection()
  const answers = useEngine(useShallow(e => e.answers.filter(a => a.platform === answer.platform)))
  const use = (answerId: string): void => {
    if (connection) ask('answers.use', { connectionId: connection.id, answerId }).catch(showError)
  }
  return (
    <>
      <PickMenu
        title="Answer of this connection"
        value={answer.id}
        onPick={use}
        picks={answers.map(a => ({ value: a.id, label: a.name, meaning: `revision ${a.revision}` }))}
        trigger={
          <button type="button" className="answer-name" aria-label={`Answer: ${answer.name}`}>
            <b>{answer.name}</b>
            <ChevronDown size={13} aria-hidden="true" />
          </button>
        }
      />
      <span className={`chip still ${answer.forced ? 'forced' : ''}`}>
        rev {answer.revision} · {answer.forced ? 'forced' : 'live'}
      </span>
      {changed && (
        <span
          className="changed-dot"
          role="img"
          aria-label="changed"
          title="Changed since it was swapped in"
        />
      )}
    </>
  )
}
