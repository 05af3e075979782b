import { useEffect, useRef, useState } from 'react'
import type { AnswerState } from '../../shared/answer.ts'
import { renameAnswer } from '../actions/answer-deeds.ts'
import { startRenaming, useAnswersView } from '../state/answers-view-store.ts'

/** As long as the engine takes it. */
const longest = 120

const NameField = ({ answer }: { answer: AnswerState }) => {
  const [name, setName] = useState(answer.name)
  const field = useRef<HTMLInputElement>(null)
  const ended = useRef(false)
  useEffect(() => {
    // After the menu that it came from has given the focus back.
    const timer = setTimeout(() => field.current?.select(), 30)
    return () => clearTimeout(timer)
  }, [])
  const end = (keep: boolean): void => {
    if (ended.current) return
    ended.current = true
    startRenaming(null)
    if (keep) void renameAnswer(answer, name)
  }
  return (
    <input
      ref={field}
      className="field name-field"
      aria-label="Name of this answer"
      value={name}
      maxLength={longest}
      autoComplete="off"
      spellCheck={false}
      onChange={event => setName(event.target.value)}
      onBlur={() => end(true)}
      onKeyDown={event => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        event.preventDefault()
        end(event.key === 'Enter')
        document.getElementById(`name-${answer.id}`)?.focus()
      }}
    />
  )
}

/** The name of an answer, which becomes a field when it is pressed. */
export const AnswerName = ({ answer }: { answer: AnswerState }) => {
  const renaming = useAnswersView(v => v.renamingId === answer.id)
  if (renaming) return <NameField key={answer.id} answer={answer} />
  return (
    <h2 className="answer-title">
      <button
        type="button"
        id={`name-${answer.id}`}
        className="answer-name"
        title="Rename"
        aria-label={`Rename ${answer.name}`}
        onClick={() => startRenaming(answer.id)}
      >
        <b>{answer.name}</b>
      </button>
    </h2>
  )
}
