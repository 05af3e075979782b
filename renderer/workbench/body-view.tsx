import { useEffect, useRef } from 'react'
import type { AnswerState } from '../../shared/answer.ts'
import { writeAnswer } from '../actions/edit-answer.ts'
import { type BodyEditor, createBodyEditor } from './body-editor.ts'

interface BodyViewProps {
  readonly answer: AnswerState
  readonly text: string
}

/** The body of a negative test, or the reply to a tool, as the text that is sent. */
export const BodyView = ({ answer, text }: BodyViewProps) => {
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<BodyEditor | null>(null)
  const latest = useRef(text)
  latest.current = text
  const { id, kind, platform } = answer
  useEffect(() => {
    if (!host.current) return
    const made = createBodyEditor({
      parent: host.current,
      label: kind === 'tool' ? 'Reply as JSON' : 'Body',
      text: latest.current,
      json: kind === 'tool' ? platform : null,
      onChange: next => writeAnswer(id, next),
    })
    editor.current = made
    return () => {
      editor.current = null
      made.destroy()
    }
  }, [id, kind, platform])
  useEffect(() => editor.current?.show(text), [text])
  return <div className="json-view" ref={host} />
}
