import { lazy, Suspense } from 'react'
import type { AnswerState } from '../../shared/answer.ts'
import { useView } from '../state/view-store.ts'
import { FormView } from './form-view.tsx'
import { shownMode } from './modes.ts'
import { PreviewView } from './preview-view.tsx'
import { ProblemList } from './problem-list.tsx'
import { SwapBar } from './swap-bar.tsx'
import { TestEditor } from './test-editor.tsx'
import type { AnswerText } from './use-answer-text.ts'

const JsonView = lazy(async () => ({ default: (await import('./json-view.tsx')).JsonView }))
const BodyView = lazy(async () => ({ default: (await import('./body-view.tsx')).BodyView }))

const opening = <p className="opening">Opening the editor…</p>

interface AnswerEditorProps {
  readonly answer: AnswerState
  readonly written: AnswerText
  /** Whether the way to the history is offered here. */
  readonly withHistory?: boolean
}

const Writing = ({ answer, written }: AnswerEditorProps) => {
  const mode = shownMode(
    answer.kind,
    useView(v => v.editorMode),
  )
  if (answer.kind === 'test') return <TestEditor answer={answer} written={written} />
  if (mode === 'preview') return <PreviewView answer={answer} text={written.text} />
  if (mode === 'form') return <FormView key={answer.id} answer={answer} written={written} />
  return (
    <Suspense fallback={opening}>
      {answer.kind === 'tool' ? (
        <BodyView key={answer.id} answer={answer} text={written.text} />
      ) : (
        <JsonView key={answer.id} answer={answer} written={written} />
      )}
    </Suspense>
  )
}

/** Write, check, swap in: the same beside the live list and among the answers. */
export const AnswerEditor = ({ answer, written, withHistory = false }: AnswerEditorProps) => {
  const inForm = useView(v => shownMode(answer.kind, v.editorMode) === 'form')
  return (
    <>
      <Writing answer={answer} written={written} />
      <ProblemList answer={answer} written={written} inForm={inForm} />
      <SwapBar answer={answer} written={written} withHistory={withHistory} />
    </>
  )
}
