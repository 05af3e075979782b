import { Braces, FlaskConicalOff, Wrench } from 'lucide-react'
import type { AnswerKind } from '../../shared/answer.ts'

const icons = { config: Braces, test: FlaskConicalOff, tool: Wrench } satisfies Record<AnswerKind, unknown>

/** The glyph of an answer's kind. A word always stands beside it. */
export const KindIcon = ({ kind, size = 14 }: { kind: AnswerKind; size?: number }) => {
  const Icon = icons[kind]
  return <Icon size={size} aria-hidden="true" />
}
