import { CircleAlert, TriangleAlert } from 'lucide-react'
import type { Finding } from '../../shared/finding.ts'
import { applyFix } from '../actions/apply-fix.ts'
import { fixesFor } from '../document/fixes.ts'

interface FindingLineProps {
  readonly answerId: string
  readonly text: string
  readonly finding: Finding
  /** "line 3", where the text itself is in view. */
  readonly place?: string | undefined
}

/** A finding in words, with what one click can do about it. */
export const FindingLine = ({ answerId, text, finding, place }: FindingLineProps) => {
  const Icon = finding.severity === 'error' ? CircleAlert : TriangleAlert
  return (
    <p className={`finding ${finding.severity}`}>
      <Icon size={13} aria-hidden="true" />
      <span>
        {place && <span className="finding-place">{place}</span>}
        {finding.message}{' '}
        {fixesFor(finding, text).map(fix => (
          <button key={fix.label} type="button" className="fix" onClick={() => void applyFix(answerId, fix)}>
            {fix.label}
          </button>
        ))}
      </span>
    </p>
  )
}
