import { type ReactNode, useId, useState } from 'react'
import type { Typed } from '../document/header-lines.ts'

interface TypedAreaProps {
  readonly label: string
  readonly value: unknown
  readonly write: (value: unknown) => string
  readonly read: (text: string) => Typed
  readonly bad?: boolean
  readonly placeholder?: string
  readonly children?: ReactNode
  readonly onChange: (value: unknown) => void
}

/** A value written as text of its own kind. What cannot be read stays here, with the reason, and changes nothing. */
export const TypedArea = ({
  label,
  value,
  write,
  read,
  bad = false,
  placeholder,
  children,
  onChange,
}: TypedAreaProps) => {
  const id = useId()
  const written = write(value)
  // What was typed counts for as long as the document holds what it says.
  const [typed, setTyped] = useState<{ text: string; of: string } | null>(null)
  const text = typed?.of === written ? typed.text : written
  const reading = read(text)
  const problem = 'problem' in reading ? reading.problem : null
  const change = (next: string): void => {
    const result = read(next)
    if ('problem' in result) {
      setTyped({ text: next, of: written })
      return
    }
    setTyped({ text: next, of: write(result.value) })
    onChange(result.value)
  }
  return (
    <div className="field-block">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className={`field mono typed-area ${bad || problem ? 'bad' : ''}`}
        rows={Math.min(10, Math.max(2, text.split('\n').length))}
        aria-invalid={bad || problem !== null || undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={event => change(event.target.value)}
      />
      {problem && (
        <p className="finding error" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      {children}
    </div>
  )
}
