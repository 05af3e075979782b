import { CornerUpRight, type LucideIcon, MessageSquareText, Pause } from 'lucide-react'
import type { RuleAction } from '../../shared/rules/rule.ts'

const icons: Record<RuleAction['do'], LucideIcon> = {
  answer: MessageSquareText,
  forward: CornerUpRight,
  breakpoint: Pause,
}

/** The glyph of what a rule does. Words always stand beside it. */
export const ActionIcon = ({ action }: { action: RuleAction['do'] }) => {
  const Icon = icons[action]
  return <Icon size={12} aria-hidden="true" />
}
