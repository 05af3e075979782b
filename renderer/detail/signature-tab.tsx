import { CircleSlash, ShieldAlert, ShieldCheck, ShieldX } from 'lucide-react'
import type { CaptureDetail, CaptureSummary } from '../../shared/capture.ts'
import { bytes } from '../format/numbers.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { SignatureDiagnosis } from './signature-diagnosis.tsx'
import { signatureSchemes } from './signature-scheme.ts'

const refused = 'The delivery was refused with 401.'

const results = {
  verified: {
    Icon: ShieldCheck,
    colour: 'c-used',
    what: 'Verified',
    meaning: 'Sent by somebody who has the secret, and not a byte was changed on the way.',
  },
  failed: { Icon: ShieldX, colour: 'c-rejected', what: 'Does not hold', meaning: refused },
  missing: { Icon: ShieldAlert, colour: 'c-unsigned', what: 'Missing', meaning: refused },
  'not-checked': { Icon: CircleSlash, colour: 'c-fallback', what: 'Not checked', meaning: '' },
} as const satisfies Record<CaptureSummary['signature']['status'], unknown>

/** Of a file that was imported: nobody sent it here, and nobody was refused. */
const importedMeanings: Partial<Record<CaptureSummary['signature']['status'], string>> = {
  verified:
    'Not a byte was changed since it was signed. It says nothing of who sent it: everybody has the published fixture secret.',
  failed: '',
  missing: '',
}

/** "it has 63 characters" → "It has 63 characters." */
const sentence = (reason: string): string => `${reason.slice(0, 1).toUpperCase()}${reason.slice(1)}.`

interface SignatureTabProps {
  readonly capture: CaptureSummary
  readonly request: CaptureDetail['request']
}

/** What was signed, with what, and what was expected; what came of it, and the near miss where it does not hold. */
export const SignatureTab = ({ capture, request }: SignatureTabProps) => {
  const scheme = signatureSchemes[capture.platform]
  const given = request.headers.filter(([name]) => name.toLowerCase() === scheme.header.toLowerCase())
  const { status, reason } = capture.signature
  const { Icon, colour, what, meaning } = results[status]
  const imported = capture.imported !== undefined
  const isBad = status === 'failed' || status === 'missing'
  return (
    <div className="signature">
      <p className="signature-result">
        <span className={`signature-word ${colour}`}>
          <Icon size={16} aria-hidden="true" />
          <b>{what}</b>
        </span>
        <span>
          {reason !== undefined && `${sentence(reason)} `}
          {(imported ? importedMeanings[status] : undefined) ?? meaning}
        </span>
      </p>
      {isBad && <SignatureDiagnosis capture={capture} />}
      <dl className="facts">
        <dt>Given</dt>
        <dd>
          {given.length === 0 && (
            <span className="faint">
              No <span className="mono">{scheme.header}</span> header
            </span>
          )}
          {given.map(([name, value], i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that does not change
            <span key={i} className="signature-given">
              <span className="mono faint">{name}</span>
              <span className="mono wrap">
                {value === '' ? <span className="faint">empty</span> : value}{' '}
                <CopyButton text={value} what="signature" />
              </span>
            </span>
          ))}
        </dd>
        <dt>Expected</dt>
        <dd>
          {scheme.signed}
          {isBad && '. Its value is not shown: whoever has it could send these bytes here.'}
        </dd>
        <dt>Signed</dt>
        <dd>all {bytes(capture.size)} of the body, as they came</dd>
        <dt>Key</dt>
        <dd>{imported ? 'the published fixture secret' : scheme.key}</dd>
        <dt>Good to know</dt>
        <dd>{scheme.remark}</dd>
      </dl>
    </div>
  )
}
