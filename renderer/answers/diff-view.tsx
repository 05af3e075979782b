import type { AnswerContent } from '../../shared/answer.ts'
import { TextDiff } from '../diff/text-diff.tsx'
import { ms } from '../format/numbers.ts'

export interface Side {
  /** "Revision 3" or "Draft". */
  readonly name: string
  readonly content: AnswerContent
}

interface DiffViewProps {
  readonly before: Side
  readonly after: Side
}

/** What differs besides the body: "status 200 → 500". */
const otherChanges = (a: AnswerContent, b: AnswerContent): readonly string[] => [
  ...(a.status === b.status ? [] : [`status ${a.status} → ${b.status}`]),
  ...(a.delayMs === b.delayMs ? [] : [`delay ${ms(a.delayMs)} → ${ms(b.delayMs)} ms`]),
]

/** Two revisions of an answer against each other. */
export const DiffView = ({ before, after }: DiffViewProps) => (
  <TextDiff
    before={{ name: before.name, text: before.content.text }}
    after={{ name: after.name, text: after.content.text }}
    others={otherChanges(before.content, after.content)}
    notJson="One of them is not JSON: both are compared as they are."
  />
)
