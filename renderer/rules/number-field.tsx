import type { ReactNode } from 'react'
import { TextField } from '../ui/text-field.tsx'
import { useWritten } from '../ui/use-written.ts'

interface NumberFieldProps {
  readonly label: ReactNode
  /** NaN while nothing is written. */
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step?: number | 'any'
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly onChange: (value: number) => void
}

const print = (value: number): string => (Number.isFinite(value) ? String(value) : '')
const parse = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text))

/** A number, with what is wrong with it. */
export const NumberField = ({
  label,
  value,
  min,
  max,
  step = 1,
  hint,
  error,
  onChange,
}: NumberFieldProps) => {
  const [text, setText] = useWritten(value, print, parse)
  return (
    <TextField
      label={label}
      type="number"
      inputMode="decimal"
      min={min}
      max={max}
      step={step}
      value={text}
      bad={error !== undefined}
      hint={error ? <span className="c-rejected">{error}</span> : hint}
      onChange={next => {
        setText(next)
        onChange(parse(next))
      }}
    />
  )
}
