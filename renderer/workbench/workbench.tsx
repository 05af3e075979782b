import { lazy, Suspense } from 'react'
import type { AnswerState } from '../../shared/answer.ts'
import { useShownAnswer } from '../state/shown.ts'
import { setEditorMode, useView } from '../state/view-store.ts'
import { Segmented } from '../ui/segmented.tsx'
import { AnswerMenu } from './answer-menu.tsx'
import { FormView } from './form-view.tsx'
import { ProblemList } from './problem-list.tsx'
import { SwapBar } from './swap-bar.tsx'
import { useAnswerText } from './use-answer-text.ts'

const JsonView = lazy(async () => ({ default: (await import('./json-view.tsx')).JsonView }))

const modes = [
  { value: 'form', label: 'Form' },
  { value: 'json', label: 'JSON' },
] as const

const Editor = ({ answer }: { answer: AnswerState }) => {
  const mode = useView(v => v.editorMode)
  const written = useAnswerText(answer)
  return (
    <section className="workbench" aria-label="Answer">
      <div className="bar">
        <AnswerMenu answer={answer} changed={written.changed} />
        <Segmented label="Editor" value={mode} options={modes} onChange={setEditorMode} />
      </div>
      {mode === 'form' ? (
        <FormView key={answer.id} answer={answer} written={written} />
      ) : (
        <Suspense fallback={<p className="opening">Opening the editor…</p>}>
          <JsonView key={answer.id} answer={answer} written={written} />
        </Suspense>
      )}
      <ProblemList answer={answer} written={written} inForm={mode === 'form'} />
      <SwapBar answer={answer} written={written} />
    </section>
  )
}

/** The answer of the shown connection, beside the live list: write, check, swap in. */
export const Workbench = () => {
  const answer = useShownAnswer()
  if (answer) return <Editor answer={answer} />
  return (
    <section className="workbench" aria-label="Answer">
      <div className="empty">
        <b>No answer</b>
        <p>This connection has no answer of its own.</p>
      </div>
    </section>
  )
}
