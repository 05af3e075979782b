import type { VerdictLook } from '../captures/verdict-look.ts'

interface DotProps {
  readonly x: number
  readonly y: number
  readonly look: VerdictLook
}

const r = 2.6

/** A shape for each verdict, so that the picture can be read without its colours. */
export const DotMark = ({ x, y, look }: DotProps) => {
  if (look === 'used' || look === 'ack') return <circle className={`fill-${look}`} cx={x} cy={y} r={r} />
  if (look === 'deadline' || look === 'at-risk')
    return <circle className={`stroke-${look}`} cx={x} cy={y} r={r} />
  if (look === 'fallback' || look === 'will-retry')
    return (
      <path className={`fill-${look}`} d={`M${x} ${y - r - 0.6} l${r + 0.6} ${2 * r} h${-2 * (r + 0.6)}z`} />
    )
  return (
    <path
      className={`stroke-${look}`}
      d={`M${x - r} ${y - r} l${2 * r} ${2 * r} m0 ${-2 * r} l${-2 * r} ${2 * r}`}
    />
  )
}
