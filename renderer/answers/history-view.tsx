import { lazy, Suspense, useState } from 'react'
import type { AnswerState } from '../../shared/answer.ts'
import { Button } from '../ui/button.tsx'
import { ProblemLine } from '../ui/problem-line.tsx'
import type { AnswerText } from '../workbench/use-answer-text.ts'
import { type Compared, type Pair, shownPair, sideName } from './compared.ts'
import { PickSides, RevisionRow } from './revision-row.tsx'
import { useRevision, useRevisions } from './use-revisions.ts'

const DiffView = lazy(async () => ({ default: (await import('./diff-view.tsx')).DiffView }))

/** As many as are drawn before somebody asks for the rest. */
const first = 100

interface HistoryViewProps {
  readonly answer: AnswerState
  readonly written: AnswerText
}

const numberOf = (side: Compared): number | null => (side === 'draft' ? null : side)

const Comparison = ({ answer, written, pair }: HistoryViewProps & { pair: Pair }) => {
  const before = useRevision(answer.id, numberOf(pair.before))
  const after = useRevision(answer.id, numberOf(pair.after))
  const contentOf = (side: Compared, fetched: typeof before) => (side === 'draft' ? written.content : fetched)
  const [a, b] = [contentOf(pair.before, before), contentOf(pair.after, after)]
  if (!a || !b) return <p className="opening">Opening the two…</p>
  return (
    <Suspense fallback={<p className="opening">Opening the comparison…</p>}>
      <DiffView
        before={{ name: sideName(pair.before), content: a }}
        after={{ name: sideName(pair.after), content: b }}
      />
    </Suspense>
  )
}

/** Every revision of an answer, and any two of them against each other. */
export const HistoryView = ({ answer, written }: HistoryViewProps) => {
  const { list, problem } = useRevisions(answer)
  const [chosen, setChosen] = useState<Partial<Pair>>({})
  const [all, setAll] = useState(false)
  if (problem)
    return (
      <div className="history-problem">
        <ProblemLine problem={problem} />
      </div>
    )
  if (!list) return <p className="opening">Opening the history…</p>
  const pair = shownPair(
    chosen,
    list.map(info => info.revision),
    written.changed,
  )
  const pick = (change: Partial<Pair>): void => setChosen(before => ({ ...before, ...change }))
  const shown = all ? list : list.slice(0, first)
  return (
    <div className="history">
      <ol className="revisions" aria-label="Revisions, newest first">
        {written.changed && (
          <li className="revision draft">
            <PickSides side="draft" pair={pair} onPick={pick} />
            <span className="revision-name">
              <b>draft</b>
            </span>
            <span className="revision-note">not swapped in yet</span>
          </li>
        )}
        {shown.map(info => (
          <RevisionRow key={info.revision} answer={answer} info={info} pair={pair} onPick={pick} />
        ))}
        {shown.length < list.length && (
          <li className="revision-rest">
            <Button onClick={() => setAll(true)}>Show all {list.length}</Button>
          </li>
        )}
      </ol>
      {pair ? (
        <Comparison answer={answer} written={written} pair={pair} />
      ) : (
        <div className="empty">
          <b>One revision so far</b>
          <p>
            Change the answer and swap it in: what changed stands here then, and the old one can come back.
          </p>
        </div>
      )}
    </div>
  )
}
