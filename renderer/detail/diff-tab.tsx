import { lazy, Suspense, useState } from 'react'
import type { CaptureDetail } from '../../shared/capture.ts'
import { sayProblem } from '../../shared/problem-words.ts'
import { type ComparedPart, otherChanges, partText } from '../diff/compared-parts.ts'
import { ComparedWith, shortName } from '../diff/compared-with.tsx'
import { useCandidates } from '../diff/use-candidates.ts'
import { openAnswer } from '../state/answers-view-store.ts'
import { useMarked } from '../state/marked-capture.ts'
import { Button } from '../ui/button.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { useCaptureDetail } from './use-capture-detail.ts'

const TextDiff = lazy(async () => ({ default: (await import('../diff/text-diff.tsx')).TextDiff }))

const parts = [
  { value: 'payload', label: 'Payload' },
  { value: 'response', label: 'Response' },
  { value: 'headers', label: 'Headers' },
] as const

/** Two captures got revisions of one answer: how those differ is shown where answers are. */
const RevisionsHint = ({ a, b }: { a: CaptureDetail; b: CaptureDetail }) => {
  if (!a.answer || a.answer.id !== b.answer?.id || a.answer.revision === b.answer.revision) return null
  const { id, name } = a.answer
  return (
    <p className="diff-note">
      They got revisions {a.answer.revision} and {b.answer.revision} of {name}.{' '}
      <Button onClick={() => openAnswer(id, 'history')}>Compare the revisions</Button>
    </p>
  )
}

interface ComparisonProps {
  readonly before: CaptureDetail
  readonly after: CaptureDetail
  readonly part: ComparedPart
}

const Comparison = ({ before, after, part }: ComparisonProps) => (
  <Suspense fallback={<p className="opening">Opening the comparison…</p>}>
    {part === 'response' && <RevisionsHint a={before} b={after} />}
    <TextDiff
      key={part}
      before={{ name: shortName(before.summary), text: partText(before, part) }}
      after={{ name: 'this one', text: partText(after, part) }}
      others={otherChanges(before, after, part)}
      sortLines={part === 'headers'}
      {...(part === 'headers'
        ? { sortLabel: 'Sort lines' }
        : { notJson: 'They are not both JSON of less than 512 KiB: they are compared as they are.' })}
    />
  </Suspense>
)

/** This capture against another one: what came, what was sent back, or the headers. */
export const DiffTab = ({ detail }: { detail: CaptureDetail }) => {
  const { summary } = detail
  const candidates = useCandidates(summary)
  const marked = useMarked(m => m.id)
  const [chosen, setChosen] = useState<{ readonly of: string; readonly id: string } | null>(null)
  const [part, setPart] = useState<ComparedPart>('payload')
  const picked = chosen?.of === summary.id ? chosen.id : marked === summary.id ? null : marked
  const otherId = picked ?? candidates?.previous?.id ?? candidates?.recent.at(-1)?.id ?? null
  const other = useCaptureDetail(otherId, undefined)
  const problem = other?.problem && sayProblem(other.problem.info)
  return (
    <div className="diff-tab">
      <div className="diff-bar">
        <Segmented label="What is compared" value={part} options={parts} onChange={setPart} />
        <ComparedWith
          capture={summary}
          other={other?.detail?.summary ?? null}
          recent={candidates?.recent ?? []}
          onPick={id => setChosen({ of: summary.id, id })}
        />
      </div>
      {problem && <p className="inline-problem">{problem.what}</p>}
      {other?.detail && <Comparison before={other.detail} after={detail} part={part} />}
      {candidates && otherId === null && (
        <p className="faint">
          There is no other capture of this type yet. Mark this one, then open another to compare them.
        </p>
      )}
    </div>
  )
}
