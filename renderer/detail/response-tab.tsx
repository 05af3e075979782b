import { useState } from 'react'
import type { CaptureDetail } from '../../shared/capture.ts'
import { bytes, count } from '../format/numbers.ts'
import { BodyViewer } from '../payload/body-viewer.tsx'
import type { TreeHit } from '../payload/tree-hits.ts'
import type { BodyDocument } from '../payload/use-document.ts'
import { useEngine } from '../state/engine-store.ts'
import { showTab } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { AnswerChanges } from './answer-changes.tsx'
import { CodeBlock } from './code-block.tsx'
import { useAnswerChanges } from './use-answer-changes.ts'

interface ResponseTabProps {
  readonly detail: CaptureDetail
  /** Null while it is read. */
  readonly body: BodyDocument | null
  readonly treeHits: readonly TreeHit[]
  readonly pattern: RegExp | null
}

interface MarkedBodyProps {
  readonly detail: CaptureDetail
  readonly text: string
  readonly onPlain: () => void
}

/** The body as it was sent, with the words that are new in it. */
const MarkedBody = ({ detail, text, onPlain }: MarkedBodyProps) => {
  const changes = useAnswerChanges(detail.answer)
  const isFirst = useEngine(e => e.answers.some(a => a.firstCaptureId === detail.summary.id))
  return (
    <>
      {detail.answer && changes.length > 0 && (
        <AnswerChanges answer={detail.answer} changes={changes} isFirst={isFirst} />
      )}
      <div className="body-view">
        <p className="body-head">
          <span>as it was sent, {bytes(text.length)}</span>
          <span className="body-tools">
            <Button look="ghost" onClick={onPlain}>
              Tree, text, hex
            </Button>
            <CopyButton text={text} what="response" />
          </span>
        </p>
        <CodeBlock text={text} json marks={changes} />
      </div>
    </>
  )
}

/** "Status 200, 3 headers". */
const Sent = ({ detail: { summary, response } }: { detail: CaptureDetail }) => (
  <p className="sent-line">
    {summary.outcome.status === null ? (
      'Nothing was sent: the sender was gone.'
    ) : (
      <>
        Status <b>{summary.outcome.status}</b>
      </>
    )}
    {response.headers.length > 0 && (
      <Button look="ghost" onClick={() => showTab('headers')}>
        {count(response.headers.length, 'header')}
      </Button>
    )}
  </p>
)

/** What was sent back, as it was sent. */
export const ResponseTab = ({ detail, body, treeHits, pattern }: ResponseTabProps) => {
  const { answer, response, summary } = detail
  const [plainOf, setPlainOf] = useState<string | null>(null)
  const isMarked =
    answer?.previousText != null && body?.isText === true && body.text === answer.text && pattern === null
  return (
    <>
      <Sent detail={detail} />
      {response.bodyBase64 === '' ? (
        summary.outcome.status !== null && <p className="faint">It had no body.</p>
      ) : !body ? (
        <p className="faint loading">Reading…</p>
      ) : isMarked && plainOf !== summary.id ? (
        <MarkedBody detail={detail} text={body.text} onPlain={() => setPlainOf(summary.id)} />
      ) : (
        <BodyViewer body={body} what="response" treeHits={treeHits} pattern={pattern} />
      )}
    </>
  )
}
