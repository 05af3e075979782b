import { UserX } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { ForgetPlan, ForgetReport } from '../../shared/forget.ts'
import { CardHead } from '../connections/card-head.tsx'
import { ask } from '../engine/ask.ts'
import { shownNumber } from '../engine/masking.ts'
import { useRequest } from '../engine/use-request.ts'
import { bytes, count } from '../format/numbers.ts'
import { Button } from '../ui/button.tsx'
import { ProblemLine } from '../ui/problem-line.tsx'
import { TextField } from '../ui/text-field.tsx'

const sayPlan = ({ captures, revisions, rules, settings }: ForgetPlan): readonly string[] => [
  ...(captures > 0 ? [count(captures, 'capture')] : []),
  ...(revisions > 0
    ? [count(revisions, 'revision or draft of answers', 'revisions and drafts of answers')]
    : []),
  ...(rules > 0 ? [count(rules, 'rule')] : []),
  ...(settings > 0 ? [count(settings, 'setting')] : []),
]

const Report = ({ number, report }: { number: string; report: ForgetReport }) => {
  const traces = report.files.reduce((sum, file) => sum + file.traces, 0)
  return (
    <div role="status" className="forget-report">
      <p>
        <b>
          {traces === 0
            ? `${number} is in no file any more.`
            : `${number} was found ${count(traces, 'time')} more.`}
        </b>{' '}
        {traces > 0 && 'Close other programs that use this data folder, and forget it again. '}
        Each file was read through afterwards:
      </p>
      <table className="timing">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Size</th>
            <th scope="col">Found</th>
          </tr>
        </thead>
        <tbody>
          {report.files.map(file => (
            <tr key={file.name}>
              <th scope="row" className="mono">
                {file.name}
              </th>
              <td className="mono">{bytes(file.bytes)}</td>
              <td className={`mono ${file.traces > 0 ? 'c-rejected' : 'c-used'}`}>
                {file.traces === 0 ? '✓ 0' : `✕ ${file.traces}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Removes every trace of a number: first what there is, then the deed, then the proof. */
export const ForgetCard = () => {
  const [number, setNumber] = useState('')
  const [asked, setAsked] = useState('')
  const plan = useRequest<'captures.forgetPlan'>()
  const deed = useRequest<'captures.forget'>()
  const wanted = number.trim()

  const look = (event: FormEvent): void => {
    event.preventDefault()
    if (wanted === '' || plan.busy || deed.busy) return
    setAsked(wanted)
    deed.forget()
    plan.forget()
    void plan.run(() => ask('captures.forgetPlan', { number: wanted }))
  }
  const forget = async (): Promise<void> => {
    if (await deed.run(() => ask('captures.forget', { number: asked }))) plan.forget()
  }
  const shown = shownNumber(asked)
  const parts = plan.result && asked === wanted ? sayPlan(plan.result) : null
  return (
    <section className="card" aria-label="Forget a number">
      <CardHead title="Forget a number" icon={<UserX size={16} aria-hidden="true" />} />
      <p>
        Removes every trace of a caller from this machine, and proves it. Nothing is removed before you see
        what.
      </p>
      <form className="card-form" onSubmit={look}>
        <TextField
          label="Number"
          mono
          inputMode="tel"
          value={number}
          placeholder="+1 415 555 0199"
          onChange={setNumber}
        />
        <div className="card-acts">
          <Button type="submit" disabled={wanted === '' || plan.busy || deed.busy}>
            {plan.busy ? 'Looking…' : 'See what there is'}
          </Button>
        </div>
      </form>
      {plan.problem && <ProblemLine problem={plan.problem} />}
      {parts && (
        <div className="forget-plan" role="status">
          {parts.length === 0 ? (
            <p>
              Nothing here knows <b>{shown}</b>.
            </p>
          ) : (
            <>
              <p>
                <b>{shown}</b> is in {parts.join(', ')}. Captures go; from the rest the number is taken out.
                This cannot be undone.
              </p>
              <div className="card-acts">
                <Button look="danger" disabled={deed.busy} onClick={() => void forget()}>
                  {deed.busy ? 'Forgetting…' : `Forget ${shown}`}
                </Button>
                <Button look="ghost" disabled={deed.busy} onClick={plan.forget}>
                  Cancel
                </Button>
              </div>
            </>
          )}
        </div>
      )}
      {deed.problem && <ProblemLine problem={deed.problem} />}
      {deed.result && <Report number={shown} report={deed.result} />}
    </section>
  )
}
