import { type ComponentProps, type ReactNode, useId } from 'react'

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'onChange'> {
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly bad?: boolean
  readonly mono?: boolean
  readonly onChange: (value: string) => void
}

/** A line of text with its label and a hint. */
export const TextField = ({ label, hint, bad, mono, onChange, id: ownId, ...rest }: TextFieldProps) => {
  const madeId = useId()
  const id = ownId ?? madeId
  return (
    <div className="field-block">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={`field ${mono ? 'mono' : ''} ${bad ? 'bad' : ''}`}
        aria-invalid={bad || undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        autoComplete="off"
        spellCheck={false}
        onChange={event => onChange(event.target.value)}
        {...rest}
      />
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
    </div>
  )
}
