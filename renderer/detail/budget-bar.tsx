import type { CaptureSummary } from '../../shared/capture.ts'
import { type Budget, type BudgetPart, budgetOf } from '../captures/budget-parts.ts'
import { ms, thousands } from '../format/numbers.ts'

const partClass = (part: BudgetPart): string => (part.estimated ? 'hatch' : `fill-${part.name}`)

/** A measured part reads "134", an estimated one "~38 ±9". */
export const partMs = (part: BudgetPart): string =>
  part.estimated ? `~${ms(part.ms)} ±${ms(part.errorMs)}` : ms(part.ms)

const Lane = ({ budget, limitMs }: { budget: Budget; limitMs: number }) => {
  const { totalMs, errorMs } = budget
  const full = Math.max(limitMs, totalMs + errorMs)
  const share = (part: number): string => `${((part / full) * 100).toFixed(2)}%`
  return (
    <div className="lane">
      <div className="lane-used" style={{ width: share(totalMs) }}>
        {budget.parts.map(part => (
          <span
            key={part.name}
            className={partClass(part)}
            title={`${part.name}: ${partMs(part)} ms`}
            style={{ flexGrow: part.ms }}
          />
        ))}
      </div>
      {errorMs > 0 && (
        <i
          className="lane-error"
          title={`the whole time may be ${ms(errorMs)} ms less or more`}
          style={{
            left: share(Math.max(0, totalMs - errorMs)),
            width: share(Math.min(totalMs, errorMs) + errorMs),
          }}
        />
      )}
      {totalMs + errorMs > limitMs && <i className="lane-limit" style={{ left: share(limitMs) }} />}
    </div>
  )
}

const Scale = ({ limitMs }: { limitMs: number }) => (
  <div className="scale mono" aria-hidden="true">
    {[0, 0.25, 0.5, 0.75].map(share => (
      <span key={share}>{thousands(limitMs * share)}</span>
    ))}
    <span className="c-rejected">{thousands(limitMs)} ms cut-off</span>
  </div>
)

const Left = ({ leftMs }: { leftMs: number }) => (
  <li>
    {leftMs >= 0 ? 'left' : 'over'}
    <b className={leftMs >= 0 ? 'c-used' : 'c-rejected'}>{thousands(Math.abs(leftMs))}</b>
  </li>
)

/** Where the platform's two seconds went. */
export const BudgetBar = ({ capture }: { capture: CaptureSummary }) => {
  const budget = budgetOf(capture)
  const { limitMs } = capture.timing
  const estimated = budget.parts.some(part => part.estimated)
  return (
    <section className="budget" aria-label="Time budget">
      {limitMs !== null && (
        <>
          <Lane budget={budget} limitMs={limitMs} />
          <Scale limitMs={limitMs} />
        </>
      )}
      <ul className="legend">
        {budget.parts.map(part => (
          <li key={part.name}>
            <i className={partClass(part)} aria-hidden="true" />
            {part.name}
            <b>{partMs(part)}</b>
          </li>
        ))}
        {budget.leftMs !== null && <Left leftMs={budget.leftMs} />}
        <li className="budget-note">
          {estimated ? 'ms; hatched from probes, bracket: their error' : 'ms, measured here'}
        </li>
      </ul>
    </section>
  )
}
