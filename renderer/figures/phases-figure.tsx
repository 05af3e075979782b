import type { CaptureSummary } from '../../shared/capture.ts'
import { ms } from '../format/numbers.ts'
import { type PhaseFigures, phaseFigures } from './figure-calls.ts'
import { FigureCard } from './figure-card.tsx'

const meanings: Partial<Record<PhaseFigures['name'], string>> = {
  tunnel: 'both ways, estimated',
  receive: 'reading the body',
  verify: 'checking the signature',
  route: 'finding what answers',
  handle: 'getting the answer',
  check: 'checking and saving',
  write: 'sending the answer',
}

const Row = ({ part, most }: { part: PhaseFigures; most: number }) => {
  const left = (value: number): string => `${(value / most) * 100}%`
  const told = (value: number): string => `${part.estimated ? '~' : ''}${ms(value)}`
  return (
    <tr>
      <th scope="row">
        {part.name}
        <span>{meanings[part.name]}</span>
      </th>
      <td className="mono">{told(part.p50)}</td>
      <td className="mono">{told(part.p95)}</td>
      <td className="mono">{told(part.p99)}</td>
      <td className="phase-lane">
        <i
          className={part.estimated ? 'hatch' : `fill-${part.name}`}
          style={{ width: `max(2px, ${left(part.p50)})` }}
        />
        <s style={{ left: left(part.p50), width: left(part.p95 - part.p50) }} />
        <u style={{ left: left(part.p99) }} />
      </td>
    </tr>
  )
}

/** What each part of a call takes: in the middle, and at the slow end. The tunnel is an estimate, and drawn as one. */
export const PhasesFigure = ({ calls }: { calls: readonly CaptureSummary[] }) => {
  const parts = phaseFigures(calls)
  const most = parts.reduce((max, part) => Math.max(max, part.p99), 0.001)
  return (
    <FigureCard
      title="Where the time goes"
      says="Milliseconds. The bar ends at p50, the line at p95, the tick is p99."
    >
      <table className="timing phases">
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">p50</th>
            <th scope="col">p95</th>
            <th scope="col">p99</th>
            <th scope="col">
              <span className="unseen">Picture</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map(part => (
            <Row key={part.name} part={part} most={most} />
          ))}
        </tbody>
      </table>
    </FigureCard>
  )
}
