import {
  Check,
  CircleAlert,
  CircleSlash,
  Clock3,
  Dot,
  type LucideIcon,
  RotateCw,
  TriangleAlert,
  Undo2,
  X,
} from 'lucide-react'
import type { VerdictLook } from '../captures/verdict-look.ts'

const icons: Record<VerdictLook, LucideIcon> = {
  used: Check,
  fallback: Undo2,
  rejected: X,
  'at-risk': CircleAlert,
  deadline: Clock3,
  ack: Dot,
  'will-retry': RotateCw,
  unsigned: TriangleAlert,
  refused: CircleSlash,
}

/** The glyph of a verdict. A word always stands beside it. */
export const VerdictIcon = ({ look, size = 13 }: { look: VerdictLook; size?: number }) => {
  const Icon = icons[look]
  return <Icon size={size} strokeWidth={look === 'ack' ? 4 : 2.25} aria-hidden="true" />
}
