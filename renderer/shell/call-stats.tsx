import { blockingCalls, callFigures } from '../captures/blocking-calls.ts'
import { verdictLook } from '../captures/verdict-look.ts'
import { count, ms, thousands } from '../format/numbers.ts'
import { useConnectionCaptures } from '../state/shown.ts'
import { Tip } from '../ui/tip.tsx'

const bars = 12
const height = 22

/** How long callers waited: the middle, the slow end, and the last calls as bars. */
export const CallStats = () => {
  const calls = blockingCalls(useConnectionCaptures())
  const figures = callFigures(calls)
  if (!figures) return null
  const last = calls.slice(0, bars).reverse()
  const limit = figures.limitMs
  const top = Math.max(...last.map(c => c.timing.localMs), 1)
  return (
    <Tip
      text={`The last ${count(figures.calls, 'blocking call')}: half were faster than p50, one in twenty slower than p95. Bars are drawn against the slowest.`}
    >
      <button type="button" className="stat">
        <span>
          p50 <b>{ms(figures.p50)}</b>
        </span>
        <span>
          p95 <b>{ms(figures.p95)}</b>
        </span>
        {limit !== null && <span className="stat-limit">of {thousands(limit)} ms</span>}
        <svg className="spark" width={last.length * 8 - 3} height={height} aria-hidden="true">
          {last.map((call, i) => {
            const h = Math.max(3, (call.timing.localMs / top) * height)
            return (
              <rect
                key={call.id}
                className={`fill-${verdictLook(call)}`}
                x={i * 8}
                y={height - h}
                width={5}
                height={h}
                rx={1}
              />
            )
          })}
        </svg>
      </button>
    </Tip>
  )
}
