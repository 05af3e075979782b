import { type ReactNode, useId } from 'react'
import { useWritten } from './use-written.ts'

interface ListFieldProps<T> {
  readonly label: ReactNode
  readonly values: readonly T[]
  readonly print: (values: readonly T[]) => string
  readonly parse: (text: string) => readonly T[]
  readonly placeholder?: string
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly onChange: (values: readonly T[]) => void
}

/** Several short values in one field, which grows with its lines. */
export const ListField = <T,>({
  label,
  values,
  print,
  parse,
  placeholder,
  hint,
  error,
  onChange,
}: ListFieldProps<T>) => {
  const id = useId()
  const [text, setText] = useWritten(values, print, parse)
  return (
    <div className="field-block">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className={`field mono list-field ${error ? 'bad' : ''}`}
        rows={Math.min(6, Math.max(1, text.split('\n').length))}
        value={text}
        placeholder={placeholder}
        spellCheck={false}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? `${id}-hint` : undefined}
        onChange={event => {
          setText(event.target.value)
          onChange(parse(event.target.value))
        }}
      />
      {(error || hint) && (
        <p className={error ? 'finding error' : 'hint'} id={`${id}-hint`}>
          {error ?? hint}
        </p>
      )}
    </div>
  )
}
