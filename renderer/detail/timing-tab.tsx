import type { CaptureSummary } from '../../shared/capture.ts'
import { budgetOf, type PartName } from '../captures/budget-parts.ts'
import { ms, thousands } from '../format/numbers.ts'
import { partMs } from './budget-bar.tsx'

const meaning: Record<PartName, string> = {
  'tunnel in': 'half of the probe',
  receive: 'reading the body',
  verify: 'checking the signature',
  route: 'finding what answers',
  handle: 'getting the answer',
  check: 'checking it, saving the capture',
  write: 'sending the answer',
  'tunnel out': 'half of the probe',
}

/** The parts one after the other, on a scale of their own: the budget bar has the scale of the limit. */
export const TimingTab = ({ capture }: { capture: CaptureSummary }) => {
  const { parts, totalMs, leftMs } = budgetOf(capture)
  const { limitMs, localMs } = capture.timing
  const share = (part: number): string => `${((part / Math.max(totalMs, 0.001)) * 100).toFixed(2)}%`
  return (
    <table className="timing">
      <thead>
        <tr>
          <th scope="col">Part</th>
          <th scope="col">ms</th>
          <th scope="col">When</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(part => (
          <tr key={part.name}>
            <th scope="row">
              {part.name}
              <span>{meaning[part.name]}</span>
            </th>
            <td className="mono">{partMs(part)}</td>
            <td className="timing-lane">
              <i
                className={part.estimated ? 'hatch' : `fill-${part.name}`}
                style={{ left: share(part.startMs), width: `max(2px, ${share(part.ms)})` }}
              />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">here, measured</th>
          <td className="mono">{ms(localMs)}</td>
          <td>
            {leftMs === null || limitMs === null
              ? 'this event has no limit'
              : `${thousands(Math.abs(leftMs))} ms ${leftMs < 0 ? 'over' : 'left of'} ${thousands(limitMs)} ms`}
          </td>
        </tr>
      </tfoot>
    </table>
  )
}
