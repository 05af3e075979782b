import type { Finding } from '../../shared/finding.ts'
import { FindingLine } from './finding-line.tsx'

/** Keys that have a field in the form, beside which their findings stand. */
const fieldKeys = new Set([
  'prompt',
  'voice',
  'voice_name',
  'product',
  'thinking_level',
  'background_track',
  'acknowledgement_prompt_mode',
  'acknowledgement_prompt',
])

/** Whether the form shows a finding beside its field. */
export const hasField = (finding: Finding): boolean =>
  finding.path.length === 1 && fieldKeys.has(String(finding.path[0]))

/** The findings about a top-level key, and about what is inside it. */
export const findingsAt = (findings: readonly Finding[], key: string): readonly Finding[] =>
  findings.filter(f => f.path[0] === key)

interface FieldFindingsProps {
  readonly answerId: string
  readonly text: string
  readonly findings: readonly Finding[]
}

/** What is wrong with one field, below it. */
export const FieldFindings = ({ answerId, text, findings }: FieldFindingsProps) =>
  findings
    .filter(hasField)
    .map(finding => (
      <FindingLine
        key={`${finding.code} ${finding.message}`}
        answerId={answerId}
        text={text}
        finding={finding}
      />
    ))
