import { useState } from 'react'
import type { AnswerState } from '../../shared/answer.ts'
import { count } from '../format/numbers.ts'
import { useDrafts } from '../state/drafts-store.ts'
import { useWidth } from '../ui/use-width.ts'
import { hasField } from './field-findings.tsx'
import { FindingLine } from './finding-line.tsx'
import type { AnswerText } from './use-answer-text.ts'

interface ProblemListProps {
  readonly answer: AnswerState
  readonly written: AnswerText
  /** In the form, what stands beside a field is not said twice. */
  readonly inForm: boolean
}

/** Everything that the platform should not take, or take in another way than meant. */
export const ProblemList = ({ answer, written, inForm }: ProblemListProps) => {
  const formShown = inForm && written.check.kind === 'config'
  const listed = written.check.findings.filter(f => !(formShown && hasField(f)))
  const reason = useDrafts(d => d.refusals.get(answer.id))
  const narrow = useWidth() === 'narrow'
  const [openedFor, setOpenedFor] = useState('')
  if (listed.length === 0) return null
  // In a small window the refusal, which says the first of them, leaves no room beside the editor.
  if (narrow && reason !== undefined && openedFor !== reason)
    return (
      <section className="problems" aria-label="Problems">
        <button type="button" className="fix" aria-expanded={false} onClick={() => setOpenedFor(reason)}>
          Show {count(listed.length, 'problem')}
        </button>
      </section>
    )
  return (
    <section className="problems" aria-label="Problems">
      {listed.map(finding => (
        <FindingLine
          key={`${finding.from} ${finding.message}`}
          answerId={answer.id}
          text={written.text}
          finding={finding}
          place={inForm ? undefined : `${finding.line}:${finding.column}`}
        />
      ))}
    </section>
  )
}
