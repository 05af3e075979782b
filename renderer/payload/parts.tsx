import { ChevronLeft, ChevronRight } from 'lucide-react'
import { thousands } from '../format/numbers.ts'
import { Button } from '../ui/button.tsx'

/** A browser draws nothing below some 33 million pixels: longer lists come in parts. */
export const mostRows = 1_500_000

export const partOf = (row: number): number => Math.floor(row / mostRows)

interface PartsProps {
  /** "lines". */
  readonly what: string
  readonly count: number
  readonly part: number
  readonly onPart: (part: number) => void
}

/** Which part of a very long list is shown; nothing where it is all in one. */
export const Parts = ({ what, count, part, onPart }: PartsProps) => {
  if (count <= mostRows) return null
  const last = partOf(count - 1)
  return (
    <p className="parts">
      <Button look="ghost" aria-label="Part before" disabled={part === 0} onClick={() => onPart(part - 1)}>
        <ChevronLeft size={14} aria-hidden="true" />
      </Button>
      {thousands(part * mostRows + 1)} to {thousands(Math.min(count, (part + 1) * mostRows))} of{' '}
      {thousands(count)} {what}
      <Button look="ghost" aria-label="Part behind" disabled={part === last} onClick={() => onPart(part + 1)}>
        <ChevronRight size={14} aria-hidden="true" />
      </Button>
    </p>
  )
}
