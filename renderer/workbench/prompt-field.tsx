import { useId } from 'react'
import { count } from '../format/numbers.ts'
import { places } from '../keyboard/focus.ts'

interface PromptFieldProps {
  readonly value: string
  readonly bad: boolean
  readonly onChange: (value: string) => void
}

/** The prompt as it is read, with real line breaks; in the document it is one JSON string. */
export const PromptField = ({ value, bad, onChange }: PromptFieldProps) => {
  const hintId = useId()
  return (
    <div className="field-block prompt-block">
      <label className="label" htmlFor={places.prompt}>
        Prompt
        <span className="label-note" id={hintId}>
          {count(value.length, 'character')}
        </span>
      </label>
      <textarea
        id={places.prompt}
        className={`field prompt ${bad ? 'bad' : ''}`}
        aria-label="Prompt"
        aria-describedby={hintId}
        aria-invalid={bad || undefined}
        value={value}
        onChange={event => onChange(event.target.value)}
      />
    </div>
  )
}
