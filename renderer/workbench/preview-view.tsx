import type { AnswerState } from '../../shared/answer.ts'
import { holdsTemplate } from '../../shared/answer-text.ts'
import type { CaptureSummary } from '../../shared/capture.ts'
import { callerLabel, eventLabel } from '../captures/capture-words.ts'
import { CodeBlock } from '../detail/code-block.tsx'
import { problemPlace } from '../document/problem-place.ts'
import { templateRanges } from '../document/template-ranges.ts'
import { bytes } from '../format/numbers.ts'
import { clockTime } from '../format/times.ts'
import { openCapture } from '../state/view-store.ts'
import { prettyJson } from '../text/pretty-json.ts'
import { useFilledIn } from './use-filled-in.ts'
import type { Preview } from './use-preview.ts'

interface PreviewViewProps {
  readonly answer: AnswerState
  readonly text: string
  readonly preview: Preview
}

const sizeOf = (text: string): number => new TextEncoder().encode(text).length

/** Why the selected capture cannot be the one that it is rendered for. */
const whyUnfit = (answer: AnswerState, capture: CaptureSummary): string =>
  answer.kind === 'tool'
    ? 'The selected capture is no tool call, and this answer replies to one: select a tool call.'
    : `The selected capture (${eventLabel(capture)}) gets no config: select one that a caller waits for.`

/** Which call it is rendered for, and the way to it. */
const ForCall = ({ answer, preview: { capture, unfit } }: Omit<PreviewViewProps, 'text'>) =>
  capture ? (
    <span>
      For{' '}
      <button type="button" className="linked" onClick={() => openCapture(capture.id)}>
        {capture.tool ?? callerLabel(capture)} at {clockTime(capture.receivedAt)}
      </button>
    </span>
  ) : (
    <span>
      For a made-up call.{' '}
      {unfit ? whyUnfit(answer, unfit) : 'Select a capture to see what that one would get.'}
    </span>
  )

const AsItIs = ({ text }: { text: string }) => {
  const pretty = prettyJson(text)
  return (
    <>
      <p className="preview-head">
        No template in it: every call gets these {bytes(sizeOf(text))} exactly as they are.
      </p>
      <CodeBlock text={pretty ?? text} json={pretty !== null} />
    </>
  )
}

const Failed = ({ text, problem }: { text: string; problem: string }) => {
  const place = problemPlace(text, problem)
  return (
    <>
      <p className="inline-problem" role="alert">
        <b>This template cannot be filled in.</b> {problem}
      </p>
      <p className="preview-head">
        Callers do not get it: the next rule decides, and the capture says why. It stands here:
      </p>
      <CodeBlock text={text} json marks={place ? [place] : templateRanges(text)} />
    </>
  )
}

const FilledIn = ({ source, text }: { source: string; text: string }) => {
  const pretty = prettyJson(text) ?? text
  const marks = useFilledIn(source, pretty)
  return <CodeBlock text={pretty} json marks={marks} />
}

const Rendered = ({ answer, text, preview }: PreviewViewProps) => {
  const { rendered, stale } = preview
  return (
    <>
      <p className="preview-head">
        <ForCall answer={answer} preview={preview} />
        {rendered?.text != null && <span className="grow right">{bytes(sizeOf(rendered.text))}</span>}
      </p>
      <div aria-busy={stale}>
        {rendered?.problem != null ? (
          <Failed text={text} problem={rendered.problem} />
        ) : rendered?.text != null ? (
          <FilledIn source={text} text={rendered.text} />
        ) : (
          <p className="faint loading">Filling in…</p>
        )}
      </div>
    </>
  )
}

/** The answer as a call would get it, templates filled in. */
export const PreviewView = ({ answer, text, preview }: PreviewViewProps) => (
  <section className="preview" aria-label="Preview">
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
    <div className="preview-scroll" tabIndex={0}>
      {holdsTemplate(text) ? (
        <Rendered answer={answer} text={text} preview={preview} />
      ) : (
        <AsItIs text={text} />
      )}
    </div>
  </section>
)
