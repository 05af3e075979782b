import { Sparkles } from 'lucide-react'
import type { CaptureDetail } from '../../shared/capture.ts'
import { count } from '../format/numbers.ts'
import type { AnswerChange } from '../text/answer-changes.ts'

/** As many as are written out; all of them are marked in the text below. */
const most = 4

/** Escapes of JSON as they are read: a line break is a line break. */
const readable = (text: string): string => text.replaceAll('\\n', ' ⏎ ').replaceAll('\\"', '"')

interface AnswerChangesProps {
  readonly answer: NonNullable<CaptureDetail['answer']>
  readonly changes: readonly AnswerChange[]
  /** Whether this capture was the first to get these words. */
  readonly isFirst: boolean
}

const titleOf = (changes: readonly AnswerChange[], isFirst: boolean): string => {
  if (!isFirst) return 'What is new in this answer'
  return changes.some(change => change.after !== '')
    ? 'Your words are in the answer'
    : 'Your change is in the answer'
}

/** Which words of this answer are new, each with the words around it. */
export const AnswerChanges = ({ answer, changes, isFirst }: AnswerChangesProps) => (
  <section className="changes" aria-label="What changed in this answer">
    <h3>
      <Sparkles size={14} aria-hidden="true" />
      {titleOf(changes, isFirst)}
      <span>
        {answer.name}, revision {answer.revision} · {count(changes.length, 'change')} since revision{' '}
        {answer.revision - 1}
      </span>
    </h3>
    <ul>
      {changes.slice(0, most).map(change => (
        <li key={`${change.from}-${change.before}`}>
          {readable(change.lead)}
          {change.before && <del>{readable(change.before)}</del>}
          {change.after && <ins>{readable(change.after)}</ins>}
          {readable(change.tail)}
        </li>
      ))}
      {changes.length > most && <li>and {changes.length - most} more, marked below</li>}
    </ul>
  </section>
)
