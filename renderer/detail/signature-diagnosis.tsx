import { Crosshair, SearchX } from 'lucide-react'
import type { CaptureSummary } from '../../shared/capture.ts'
import type { Diagnosis } from '../../shared/diagnosis.ts'
import { count } from '../format/numbers.ts'
import { ProblemLine } from '../ui/problem-line.tsx'
import { useDiagnosis } from './use-diagnosis.ts'

const Findings = ({ findings }: Pick<Diagnosis, 'findings'>) => (
  <>
    <p className="near-miss-head">
      <Crosshair size={15} aria-hidden="true" />
      <b>
        {findings.length === 1 ? 'Near miss' : `Near miss: it would hold with all ${findings.length} mended`}
      </b>
    </p>
    <ul>
      {findings.map(({ kind, text, next }) => (
        <li key={`${kind} ${text}`}>
          <p>{text}</p>
          <p className="check-cure">{next}</p>
        </li>
      ))}
    </ul>
  </>
)

const NoFinding = ({ otherwise }: Pick<Diagnosis, 'otherwise'>) =>
  otherwise && (
    <>
      <p className="near-miss-head">
        <SearchX size={15} aria-hidden="true" />
        <b>No near miss</b>
      </p>
      <p>{otherwise.text}</p>
      <p className="check-cure">{otherwise.next}</p>
    </>
  )

const Found = ({ diagnosis }: { diagnosis: Diagnosis }) => {
  const { holds, findings, otherwise, tried } = diagnosis
  if (holds)
    return <p>It holds with the secret that is in force now: when it came, another one was, or none yet.</p>
  return (
    <>
      {findings.length > 0 ? <Findings findings={findings} /> : <NoFinding otherwise={otherwise} />}
      {tried > 0 && (
        <p className="hint">{count(tried, 'way')} of signing these bytes tried on this machine.</p>
      )}
    </>
  )
}

/** Why a signature does not hold: the near miss and what to do, or that there is none. */
export const SignatureDiagnosis = ({ capture }: { capture: CaptureSummary }) => {
  const told = useDiagnosis(capture)
  return (
    <section className="near-miss" aria-label="Diagnosis" aria-live="polite">
      {told?.diagnosis ? (
        <Found diagnosis={told.diagnosis} />
      ) : told?.problem ? (
        <ProblemLine problem={told.problem} />
      ) : (
        <p className="faint loading">Looking for a near miss…</p>
      )}
    </section>
  )
}
