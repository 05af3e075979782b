import type { Finding } from '../../shared/finding.ts'
import { FindingLine } from './finding-line.tsx'

type Path = Finding['path']

/** Keys that have a field in the form, beside which their findings stand; those of tools stand in the tool. */
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

/** Whether the form shows a finding at its place. */
export const hasField = ({ path }: Finding): boolean =>
  path[0] === 'tools' || (path.length === 1 && fieldKeys.has(String(path[0])))

const begins = (path: Path, place: Path): boolean => place.every((step, i) => path[i] === step)

/** The findings about a place in the answer and about what is inside it. */
export const findingsIn = (findings: readonly Finding[], place: Path): readonly Finding[] =>
  findings.filter(({ path }) => begins(path, place))

/** The findings about the place itself. */
export const findingsAt = (findings: readonly Finding[], place: Path): readonly Finding[] =>
  findings.filter(({ path }) => path.length === place.length && begins(path, place))

export const hasError = (findings: readonly Finding[]): boolean => findings.some(f => f.severity === 'error')

interface FieldFindingsProps {
  readonly answerId: string
  readonly text: string
  readonly findings: readonly Finding[]
}

/** What is wrong with one field, below it. */
export const FieldFindings = ({ answerId, text, findings }: FieldFindingsProps) =>
  findings.map(finding => (
    <FindingLine
      key={`${finding.code} ${finding.path.join('.')} ${finding.message}`}
      answerId={answerId}
      text={text}
      finding={finding}
    />
  ))
