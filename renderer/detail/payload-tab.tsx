import type { CaptureDetail } from '../../shared/capture.ts'
import { BodyViewer } from '../payload/body-viewer.tsx'
import type { TreeHit } from '../payload/tree-hits.ts'
import type { BodyDocument } from '../payload/use-document.ts'

interface PayloadTabProps {
  readonly request: CaptureDetail['request']
  /** Null while it is read. */
  readonly body: BodyDocument | null
  readonly treeHits: readonly TreeHit[]
  readonly pattern: RegExp | null
}

/** What the platform sent. */
export const PayloadTab = ({ request, body, treeHits, pattern }: PayloadTabProps) => {
  if (request.bodyBase64 === '') return <p className="faint">The delivery had no body.</p>
  if (!body) return <p className="faint loading">Reading…</p>
  return (
    <BodyViewer
      body={body}
      what="payload"
      truncated={request.truncated}
      treeHits={treeHits}
      pattern={pattern}
    />
  )
}
