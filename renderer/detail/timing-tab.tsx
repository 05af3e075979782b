import { Fragment } from 'react'
import type { CaptureSummary } from '../../shared/capture.ts'
import { budgetOf, type HandlerStep, handlerSteps, type PartName } from '../captures/budget-parts.ts'
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

const stepMeaning: Record<HandlerStep['name'], string> = {
  connect: 'reaching your handler',
  'first byte': 'waiting for its response',
  done: 'reading its response',
}

/** The steps of a late handler go on behind the answer, where nobody waits any more. */
const StepRow = ({ step, share }: { step: HandlerStep; share: (ms: number) => number }) => {
  const left = Math.min(100, share(step.startMs))
  return (
    <tr className="timing-step">
      <th scope="row">
        {step.name}
        <span>{stepMeaning[step.name]}</span>
      </th>
      <td className="mono">{ms(step.ms)}</td>
      <td className="timing-lane">
        {left < 100 && (
          <i
            className="fill-handle"
            style={{ left: `${left}%`, width: `max(2px, ${Math.min(100 - left, share(step.ms))}%)` }}
          />
        )}
      </td>
    </tr>
  )
}

/** The parts one after the other, on a scale of their own: the budget bar has the scale of the limit. */
export const TimingTab = ({ capture }: { capture: CaptureSummary }) => {
  const { parts, totalMs, errorMs, leftMs } = budgetOf(capture)
  const { limitMs, localMs } = capture.timing
  const steps = handlerSteps(capture)
  const share = (part: number): number => Number(((part / Math.max(totalMs, 0.001)) * 100).toFixed(2))
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
          <Fragment key={part.name}>
            <tr>
              <th scope="row">
                {part.name}
                <span>{meaning[part.name]}</span>
              </th>
              <td className="mono">{partMs(part)}</td>
              <td className="timing-lane">
                <i
                  className={part.estimated ? 'hatch' : `fill-${part.name}`}
                  style={{ left: `${share(part.startMs)}%`, width: `max(2px, ${share(part.ms)}%)` }}
                />
              </td>
            </tr>
            {part.name === 'handle' &&
              steps.map(step => <StepRow key={step.name} step={step} share={share} />)}
          </Fragment>
        ))}
      </tbody>
      <tfoot>
        {errorMs > 0 && (
          <tr>
            <th scope="row">with the tunnel</th>
            <td className="mono">
              ~{ms(totalMs)} ±{ms(errorMs)}
            </td>
            <td>the platform's own way to the tunnel is not in it</td>
          </tr>
        )}
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
