import { useEffect, useRef } from 'react'
import type { AnswerState } from '../../shared/answer.ts'
import { writeAnswer } from '../actions/edit-answer.ts'
import { createJsonEditor, type JsonEditor } from './json-editor.ts'
import type { AnswerText } from './use-answer-text.ts'

interface JsonViewProps {
  readonly answer: AnswerState
  readonly written: AnswerText
}

/** The answer as the text that is sent, in an editor that marks what the platform should not take. */
export const JsonView = ({ answer, written }: JsonViewProps) => {
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<JsonEditor | null>(null)
  const latest = useRef(written.text)
  latest.current = written.text
  useEffect(() => {
    if (!host.current) return
    const made = createJsonEditor({
      parent: host.current,
      platform: answer.platform,
      text: latest.current,
      onChange: text => writeAnswer(answer.id, text),
    })
    editor.current = made
    return () => {
      editor.current = null
      made.destroy()
    }
  }, [answer.id, answer.platform])
  useEffect(() => editor.current?.show(written.text), [written.text])
  return <div className="json-view" ref={host} />
}
