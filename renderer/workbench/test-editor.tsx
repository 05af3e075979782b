import { lazy, Suspense } from 'react'
import { type AnswerState, longestDelayMs } from '../../shared/answer.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'
import { sayTest } from '../../shared/test-words.ts'
import { writeContent } from '../actions/edit-answer.ts'
import { bytes } from '../format/numbers.ts'
import { NumberField } from '../ui/number-field.tsx'
import type { AnswerText } from './use-answer-text.ts'

const BodyView = lazy(async () => ({ default: (await import('./body-view.tsx')).BodyView }))

interface TestEditorProps {
  readonly answer: AnswerState
  readonly written: AnswerText
}

const sizeOf = (text: string): number => new TextEncoder().encode(text).length

/** A negative test: what is sent is wrong on purpose, and nothing here holds that back. */
export const TestEditor = ({ answer, written }: TestEditorProps) => {
  const { content } = written
  return (
    <div className="test-editor">
      <div className="test-head">
        <p className="outlook" role="status">
          {content.delayMs >= platformFacts(answer.platform).blockingLimitMs && <b>Late on purpose. </b>}
          {sayTest(answer.platform, content)}
        </p>
        <div className="two">
          <NumberField
            label="Status code"
            value={content.status}
            min={200}
            max={599}
            onChange={status => writeContent(answer.id, { status })}
          />
          <NumberField
            label="Delay in ms"
            value={content.delayMs}
            min={0}
            max={longestDelayMs}
            onChange={delayMs => writeContent(answer.id, { delayMs })}
          />
        </div>
        <p className="label body-label">
          Body
          <span className="label-note">sent as it is, {bytes(sizeOf(content.text))}</span>
        </p>
      </div>
      <Suspense fallback={<p className="opening">Opening the editor…</p>}>
        <BodyView key={answer.id} answer={answer} text={content.text} />
      </Suspense>
    </div>
  )
}
