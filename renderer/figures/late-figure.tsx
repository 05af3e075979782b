import type { CaptureSummary } from '../../shared/capture.ts'
import { callerLabel } from '../captures/capture-words.ts'
import { count, ms } from '../format/numbers.ts'
import { dayTime } from '../format/times.ts'
import { openCapture } from '../state/view-store.ts'
import { useWidthOf } from '../ui/use-width-of.ts'
import { type LateCall, lateCalls } from './figure-calls.ts'
import { FigureCard } from './figure-card.tsx'
import { useSteps } from './use-steps.ts'

const height = 84
const floor = height - 14
const fewest = 24

const sentence = ({ call, overMs }: LateCall): string =>
  `${dayTime(call.receivedAt)}, ${callerLabel(call)}: the handler answered ${
    overMs > 0
      ? `${ms(overMs)} ms after the limit`
      : `${ms(-overMs)} ms before the limit, after the deadline answer`
  }`

const Strip = ({ late }: { late: readonly LateCall[] }) => {
  const [ref, width] = useWidthOf<HTMLDivElement>(500)
  const step = width / Math.max(late.length, fewest)
  const most = late.reduce((max, { overMs }) => Math.max(max, overMs), 1)
  const { shown, props } = useSteps({
    count: late.length,
    label: `Late handlers of ${count(late.length, 'call')}`,
    say: at => (late[at] ? sentence(late[at]) : ''),
    onOpen: at => {
      const one = late[at]
      if (one) openCapture(one.call.id)
    },
    placeAt: x => (x < 0 || x >= step * late.length ? null : Math.floor(x / step)),
  })
  const here = shown === null ? undefined : late[shown]
  return (
    <FigureCard
      title="Late handlers"
      says={here ? sentence(here) : `${count(late.length, 'call')}, the latest by ${ms(most)} ms`}
    >
      <div ref={ref}>
        <div {...props} className="figure-stop">
          <svg className="late" width={width} height={height} aria-hidden="true">
            <line className="late-limit" x1={0} x2={width} y1={floor} y2={floor} />
            {late.map(({ call, overMs }, i) => {
              const x = (i + 0.5) * step
              const y = floor - (Math.max(0, overMs) / most) * (floor - 8)
              return (
                <g key={call.id} className={i === shown ? 'here' : ''}>
                  <line x1={x} x2={x} y1={floor} y2={y} />
                  <circle className={overMs > 0 ? 'beyond' : ''} cx={x} cy={y} r={3} />
                </g>
              )
            })}
            <text x={0} y={height - 2}>
              the limit
            </text>
          </svg>
        </div>
      </div>
    </FigureCard>
  )
}

/** How late each handler was that answered after the call had gone on without it. Nothing while none was. */
export const LateFigure = ({ calls }: { calls: readonly CaptureSummary[] }) => {
  const late = lateCalls(calls)
  if (late.length > 0) return <Strip late={late} />
  return (
    <FigureCard title="Late handlers" says="None among these calls.">
      {null}
    </FigureCard>
  )
}
