import {
  Check,
  CircleAlert,
  CircleSlash,
  Clock3,
  CornerUpRight,
  type LucideIcon,
  Pause,
  RotateCw,
  TriangleAlert,
  Undo2,
  X,
} from 'lucide-react'
import type { VerdictLook } from '../captures/verdict-look.ts'

const icons: Record<Exclude<VerdictLook, 'ack'>, LucideIcon> = {
  used: Check,
  fallback: Undo2,
  rejected: X,
  'at-risk': CircleAlert,
  deadline: Clock3,
  'will-retry': RotateCw,
  unsigned: TriangleAlert,
  refused: CircleSlash,
  paused: Pause,
  'not-ours': CornerUpRight,
}

/** The glyph of a verdict. A word always stands beside it. */
export const VerdictIcon = ({ look, size = 13 }: { look: VerdictLook; size?: number }) => {
  if (look === 'ack')
    return (
      <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="12" r="4" fill="currentColor" />
      </svg>
    )
  const Icon = icons[look]
  return <Icon size={size} strokeWidth={2.25} aria-hidden="true" />
}
