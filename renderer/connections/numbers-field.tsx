import { useId } from 'react'
import { oddNumber, readNumbers } from '../../shared/number-list.ts'

interface NumbersFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Limits a connection to some callers or called numbers. */
export const NumbersField = ({ value, onChange }: NumbersFieldProps) => {
  const id = useId()
  const odd = oddNumber(readNumbers(value))
  return (
    <div className="field-block">
      <label className="label" htmlFor={id}>
        Only these numbers
        <span className="label-note">optional</span>
      </label>
      <textarea
        id={id}
        className={`field mono numbers ${odd === null ? '' : 'bad'}`}
        rows={Math.min(6, Math.max(1, value.split('\n').length))}
        value={value}
        placeholder="+1 415 555 0199, web"
        spellCheck={false}
        aria-invalid={odd !== null || undefined}
        aria-describedby={`${id}-hint`}
        onChange={event => onChange(event.target.value)}
      />
      <p className="hint" id={`${id}-hint`}>
        {odd === null
          ? 'Calls from and to all others get their own agent at once, and only a line about them is kept.'
          : `“${odd}” is neither a phone number nor web.`}
      </p>
    </div>
  )
}
