import { useEffect, useRef } from 'react'
import { writeAnswer } from '../actions/edit-answer.ts'
import { type BodyEditor, createBodyEditor } from './body-editor.ts'

interface BodyViewProps {
  readonly answerId: string
  readonly text: string
}

/** The body of a negative test as the text that is sent. */
export const BodyView = ({ answerId, text }: BodyViewProps) => {
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<BodyEditor | null>(null)
  const latest = useRef(text)
  latest.current = text
  useEffect(() => {
    if (!host.current) return
    const made = createBodyEditor({
      parent: host.current,
      text: latest.current,
      onChange: next => writeAnswer(answerId, next),
    })
    editor.current = made
    return () => {
      editor.current = null
      made.destroy()
    }
  }, [answerId])
  useEffect(() => editor.current?.show(text), [text])
  return <div className="json-view" ref={host} />
}
