import { lazy, Suspense, useMemo } from 'react'
import type { AnswerState } from '../../shared/answer.ts'
import type { PlacedFinding } from '../../shared/answer-text.ts'
import { templateFinding } from '../document/template-finding.ts'
import { useGoneAnswers } from '../state/gone-answers.ts'
import { useView } from '../state/view-store.ts'
import { FormView } from './form-view.tsx'
import { GoneBar } from './gone-bar.tsx'
import { shownMode } from './modes.ts'
import { OtherWindow } from './other-window.tsx'
import { PreviewView } from './preview-view.tsx'
import { ProblemList } from './problem-list.tsx'
import { Refusal } from './refusal.tsx'
import { SwapBar } from './swap-bar.tsx'
import { TestEditor } from './test-editor.tsx'
import type { AnswerText } from './use-answer-text.ts'
import { type Preview, usePreview } from './use-preview.ts'

const JsonView = lazy(async () => ({ default: (await import('./json-view.tsx')).JsonView }))

const opening = <p className="opening">Opening the editor…</p>

interface AnswerEditorProps {
  readonly answer: AnswerState
  readonly written: AnswerText
  /** Whether the way to the history is offered here. */
  readonly withHistory?: boolean
}

interface WritingProps extends AnswerEditorProps {
  readonly preview: Preview
  readonly template: PlacedFinding | null
}

const Writing = ({ answer, written, preview, template }: WritingProps) => {
  const mode = shownMode(
    answer.kind,
    useView(v => v.editorMode),
  )
  if (answer.kind === 'test') return <TestEditor answer={answer} written={written} />
  if (mode === 'preview') return <PreviewView answer={answer} text={written.text} preview={preview} />
  if (mode === 'form') return <FormView key={answer.id} answer={answer} written={written} />
  return (
    <Suspense fallback={opening}>
      <JsonView key={answer.id} answer={answer} written={written} template={template} />
    </Suspense>
  )
}

const withWarning = (written: AnswerText, warning: PlacedFinding | null): AnswerText =>
  warning === null
    ? written
    : {
        ...written,
        check: { ...written.check, findings: [...written.check.findings, warning] },
        warnings: written.warnings + 1,
      }

/** Write, check, swap in: the same beside the live list and among the answers. */
export const AnswerEditor = ({ answer, written, withHistory = false }: AnswerEditorProps) => {
  const inForm = useView(v => shownMode(answer.kind, v.editorMode) === 'form')
  const { text, check } = written
  const preview = usePreview(answer, text)
  const problem = check.kind === 'config' || check.kind === 'reply' ? preview.problem : null
  const template = useMemo(() => (problem === null ? null : templateFinding(text, problem)), [text, problem])
  const all = withWarning(written, template)
  const gone = useGoneAnswers(g => g.gone.has(answer.id))
  return (
    <>
      <Writing answer={answer} written={all} preview={preview} template={template} />
      {gone ? (
        <GoneBar answer={answer} />
      ) : (
        <>
          <OtherWindow answer={answer} />
          <Refusal answer={answer} />
          <ProblemList answer={answer} written={all} inForm={inForm} />
          <SwapBar answer={answer} written={all} withHistory={withHistory} />
        </>
      )}
    </>
  )
}
