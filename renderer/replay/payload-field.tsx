import { useEffect, useRef } from 'react'
import { type BodyEditor, createBodyEditor } from '../workbench/body-editor.ts'

interface PayloadFieldProps {
  readonly text: string
  /** Whether it is coloured as JSON. */
  readonly json: boolean
  readonly onChange: (text: string) => void
}

/** The body in an editor; any text. */
export const PayloadField = ({ text, json, onChange }: PayloadFieldProps) => {
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<BodyEditor | null>(null)
  const latest = useRef({ text, onChange })
  latest.current = { text, onChange }
  useEffect(() => {
    if (!host.current) return
    const made = createBodyEditor({
      parent: host.current,
      text: latest.current.text,
      label: 'Payload',
      json,
      onChange: next => latest.current.onChange(next),
    })
    editor.current = made
    // Who opened the dialog wants to write; Enter on its first button would only close it again.
    host.current.querySelector<HTMLElement>('.cm-content')?.focus()
    return () => {
      editor.current = null
      made.destroy()
    }
  }, [json])
  useEffect(() => editor.current?.show(text), [text])
  return <div className="payload-host" ref={host} />
}
