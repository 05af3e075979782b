import { useMemo } from 'react'
import type { CaptureDetail } from '../../shared/capture.ts'
import { bytes } from '../format/numbers.ts'
import { useEngine } from '../state/engine-store.ts'
import { readBody } from '../text/body.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { AnswerChanges } from './answer-changes.tsx'
import { BodyView } from './body-view.tsx'
import { CodeBlock } from './code-block.tsx'
import { useAnswerChanges } from './use-answer-changes.ts'

/** The body as it was sent, with the words that are new in it. */
const MarkedBody = ({ detail, text }: { detail: CaptureDetail; text: string }) => {
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
          <CopyButton text={text} what="response" />
        </p>
        <CodeBlock text={text} json marks={changes} />
      </div>
    </>
  )
}

/** What was sent back. */
export const ResponseTab = ({ detail }: { detail: CaptureDetail }) => {
  const { answer, response, summary } = detail
  const sent = useMemo(() => readBody(response.bodyBase64).text, [response.bodyBase64])
  const status = summary.outcome.status
  if (answer?.previousText != null && sent === answer.text) return <MarkedBody detail={detail} text={sent} />
  return (
    <BodyView
      base64={response.bodyBase64}
      what="response"
      empty={status === null ? 'Nothing was sent: the sender was gone.' : `Status ${status} without a body.`}
    />
  )
}
