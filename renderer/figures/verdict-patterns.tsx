import type { StackLook } from './figure-calls.ts'

const size = 6

/** What is drawn over the colour, so that it is not needed: nothing, dots, lines across, slanted lines, a lattice. */
const marks: Record<StackLook, string> = {
  used: '',
  'at-risk': 'M1.5 2h2v2h-2z',
  deadline: 'M0 1h6v1.6h-6z',
  fallback: 'M-1 1 L1 -1 M-1 7 L7 -1 M5 7 L7 5',
  rejected: 'M0 0 L6 6 M6 0 L0 6',
  other: 'M1 0h1.6v6h-1.6z',
}

/** Fills for the verdicts, named by `id`. */
export const VerdictPatterns = ({ id }: { id: string }) => (
  <defs>
    {(Object.keys(marks) as StackLook[]).map(look => (
      <pattern key={look} id={`${id}-${look}`} width={size} height={size} patternUnits="userSpaceOnUse">
        <rect className={`fill-${look}`} width={size} height={size} />
        <path className={`stack-mark ${look}`} d={marks[look]} />
      </pattern>
    ))}
  </defs>
)
