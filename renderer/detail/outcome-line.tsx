import type { ReactNode } from 'react'
import type { CaptureDetail, CaptureSummary } from '../../shared/capture.ts'
import { useRuleName } from '../captures/use-rule-name.ts'
import { ms } from '../format/numbers.ts'
import { useEngine } from '../state/engine-store.ts'
import { drawn } from '../text/odd-signs.ts'

const signatureWords: Record<CaptureSummary['signature']['status'], string> = {
  verified: 'signature verified',
  failed: 'signature does not hold',
  missing: 'no signature',
  'not-checked': 'signature not checked',
}

const by = (capture: CaptureSummary, answerName: string | undefined): ReactNode => {
  const { source, answerId, revision, passedOver } = capture.outcome
  if (passedOver) return <b>the own-agent answer</b>
  if (source === 'forward') return <b>your handler</b>
  if (source === 'deadline') return <b>the deadline answer</b>
  if (source === 'refused') return null
  if (source === 'breakpoint' && answerId === undefined) return <b>what was chosen at the breakpoint</b>
  if (answerId === undefined) return <b>the default for this event</b>
  return (
    <>
      <b>{drawn(answerName ?? 'an answer that was deleted')}</b>
      {revision !== undefined && `, revision ${revision}`}
    </>
  )
}

interface OutcomeLineProps {
  readonly capture: CaptureSummary
  /** Null until it was fetched. */
  readonly detail: CaptureDetail | null
}

/** What an answer that is gone was called: where even that is lost, the engine gives its id. */
const nameThen = (detail: CaptureDetail | null): string | undefined =>
  detail?.answer && detail.answer.name !== detail.answer.id ? detail.answer.name : undefined

/** "Answered in 212 ms by VIP concierge, revision 7 · signature verified". */
export const OutcomeLine = ({ capture, detail }: OutcomeLineProps) => {
  const { outcome, timing, signature } = capture
  const known = useEngine(e => e.answers.find(a => a.id === outcome.answerId)?.name)
  const name = known ?? nameThen(detail)
  const rule = useRuleName(capture)
  const who = by(capture, name)
  const verb =
    outcome.source === 'refused' ? 'Refused' : outcome.status === null ? 'Not answered' : 'Answered'
  return (
    <p className="outcome">
      {verb} in {ms(timing.localMs)} ms{who && <> by {who}</>}
      {outcome.source === 'breakpoint' && outcome.answerId !== undefined && ', chosen at the breakpoint'}
      {rule !== null && <> · rule “{rule}”</>}
      {outcome.status !== null && ` · status ${outcome.status}`} · {signatureWords[signature.status]}
      {outcome.lateHandlerMs !== undefined &&
        ` · your handler answered after ${ms(outcome.lateHandlerMs)} ms, too late`}
      {outcome.handlerProblem !== undefined && ` · handler: ${drawn(outcome.handlerProblem)}`}
    </p>
  )
}
