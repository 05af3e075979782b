import type { CaptureDetail, CaptureSummary } from '../../shared/capture.ts'
import { bytes } from '../format/numbers.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { signatureSchemes } from './signature-scheme.ts'

const resultWords: Record<CaptureSummary['signature']['status'], readonly [string, string]> = {
  verified: [
    'c-used',
    'Verified: it was sent by somebody who has the secret, and nothing was changed on the way.',
  ],
  failed: [
    'c-rejected',
    'It does not hold: other bytes, or another secret. The delivery was refused with 401.',
  ],
  missing: ['c-unsigned', 'There is none. The delivery was refused with 401.'],
  'not-checked': ['c-fallback', 'It was not checked.'],
}

interface SignatureTabProps {
  readonly capture: CaptureSummary
  readonly request: CaptureDetail['request']
}

/** What was checked, and what came of it. */
export const SignatureTab = ({ capture, request }: SignatureTabProps) => {
  const scheme = signatureSchemes[capture.platform]
  const given = request.headers.find(([name]) => name.toLowerCase() === scheme.header.toLowerCase())?.[1]
  const [colour, words] = resultWords[capture.signature.status]
  return (
    <dl className="facts">
      <dt>Result</dt>
      <dd className={colour}>
        {words}
        {capture.signature.reason && <span className="faint"> ({capture.signature.reason})</span>}
      </dd>
      <dt>Header</dt>
      <dd className="mono">
        {scheme.header}
        {given === undefined && <span className="faint"> was not there</span>}
      </dd>
      {given !== undefined && (
        <>
          <dt>Given</dt>
          <dd className="mono wrap">
            {given} <CopyButton text={given} what="signature" />
          </dd>
        </>
      )}
      <dt>Signed</dt>
      <dd>
        {scheme.signed} ({bytes(capture.size)})
      </dd>
      <dt>Key</dt>
      <dd>{scheme.key}</dd>
      <dt>Good to know</dt>
      <dd>{scheme.remark}</dd>
    </dl>
  )
}
