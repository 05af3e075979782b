import { type ReactNode, useState } from 'react'
import { TextField } from './text-field.tsx'

interface NumberFieldProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly hint?: ReactNode
  readonly onChange: (value: number) => void
}

/** A whole number between two others. What is out of range stays in sight, marked, until the field is left. */
export const NumberField = ({ label, value, min, max, hint, onChange }: NumberFieldProps) => {
  const [typed, setTyped] = useState<string | null>(null)
  const take = (text: string): void => {
    const number = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN
    const fits = number >= min && number <= max
    setTyped(fits ? null : text)
    if (fits) onChange(number)
  }
  return (
    <TextField
      label={label}
      value={typed ?? String(value)}
      inputMode="numeric"
      bad={typed !== null}
      hint={typed === null ? hint : `A whole number from ${min} to ${max}.`}
      onChange={take}
      onBlur={() => setTyped(null)}
    />
  )
}
