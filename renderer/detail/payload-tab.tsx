import type { CaptureDetail } from '../../shared/capture.ts'
import { BodyView } from './body-view.tsx'

/** What the platform sent. */
export const PayloadTab = ({ request }: { request: CaptureDetail['request'] }) => (
  <BodyView
    base64={request.bodyBase64}
    what="payload"
    truncated={request.truncated}
    empty="The delivery had no body."
  />
)
