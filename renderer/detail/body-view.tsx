import { useMemo } from 'react'
import { bytes } from '../format/numbers.ts'
import { hexDump, readBody } from '../text/body.ts'
import { prettyJson } from '../text/pretty-json.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { CodeBlock } from './code-block.tsx'

/** As many bytes as are written out in hexadecimal. */
const mostHex = 8_192

interface BodyViewProps {
  readonly base64: string
  /** What it is, for the copy button. */
  readonly what: string
  readonly truncated?: boolean
  /** Said when there are no bytes at all. */
  readonly empty: string
}

/** A body: JSON with line breaks and colours, other text as it is, anything else in hexadecimal. */
export const BodyView = ({ base64, what, truncated = false, empty }: BodyViewProps) => {
  const body = useMemo(() => readBody(base64), [base64])
  const pretty = useMemo(() => (body.text === null ? null : prettyJson(body.text)), [body])
  if (body.bytes.length === 0) return <p className="faint">{empty}</p>
  const kind = pretty !== null ? 'JSON' : body.text !== null ? 'text' : 'not text'
  const shown = pretty ?? body.text ?? hexDump(body.bytes.subarray(0, mostHex))
  return (
    <div className="body-view">
      <p className="body-head">
        <span>
          {kind}, {bytes(body.bytes.length)}
          {truncated && ' of a longer body, of which only the first part was kept'}
          {body.text === null && body.bytes.length > mostHex && `; the first ${bytes(mostHex)} are shown`}
        </span>
        <CopyButton text={body.text ?? shown} what={what} />
      </p>
      <CodeBlock text={shown} json={pretty !== null} />
    </div>
  )
}
