import type { CaptureSummary } from '../../shared/capture.ts'
import { budgetOf, type PartName } from '../captures/budget-parts.ts'
import { ms, thousands } from '../format/numbers.ts'
import { partMs } from './budget-bar.tsx'

const meaning: Record<PartName, string> = {
  'tunnel in': 'from the tunnel server to this laptop, half of the probe',
  receive: 'until the last byte of the body was here',
  verify: 'checking the signature over the raw bytes',
  route: 'finding what answers this delivery',
  handle: 'getting the answer: from the answer, or from your handler',
  check: 'checking the answer and writing the capture to disk',
  write: 'until the last byte of the answer had left',
  'tunnel out': 'from this laptop to the tunnel server, half of the probe',
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
