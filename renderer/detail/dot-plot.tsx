import { blockingCalls, lookBack } from '../captures/blocking-calls.ts'
import { rowSentence } from '../captures/capture-words.ts'
import { verdictLook } from '../captures/verdict-look.ts'
import { count, thousands } from '../format/numbers.ts'
import { useConnectionCaptures } from '../state/shown.ts'
import { openCapture } from '../state/view-store.ts'
import { useWidthOf } from '../ui/use-width-of.ts'
import { DotMark } from './dot-marks.tsx'
import { PlotGrid } from './plot-grid.tsx'
import { plotScale } from './plot-scale.ts'

const height = 84

/** The last blocking calls against the limit. Pointing says which call, clicking opens it; the list does the same for keys. */
export const DotPlot = ({ selectedId }: { selectedId: string | null }) => {
  const calls = blockingCalls(useConnectionCaptures()).toReversed()
  const [ref, width] = useWidthOf<HTMLDivElement>()
  const limitMs = calls[0]?.timing.limitMs ?? null
  if (limitMs === null) return null
  const scale = plotScale(calls, limitMs, { width, height, slots: lookBack })
  const { xOf, yOf, step, top, bottom } = scale
  return (
    <figure className="plot" ref={ref}>
      <figcaption>
        Response times against the limit, last {calls.length === 1 ? 'call' : `${calls.length} calls`}
        <span>hover, click</span>
      </figcaption>
      <svg className="plot-picture" width={width} height={height} aria-hidden="true">
        <PlotGrid {...scale} />
        {calls.map((call, i) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the list offers the same captures to the keyboard
          <g
            key={call.id}
            className={`dot ${call.id === selectedId ? 'selected' : ''}`}
            onClick={() => openCapture(call.id)}
          >
            <title>{rowSentence(call)}</title>
            <rect x={xOf(i) - step / 2} y={top} width={step} height={height - top - bottom} />
            <DotMark x={xOf(i)} y={yOf(call.timing.localMs)} look={verdictLook(call)} />
          </g>
        ))}
      </svg>
      <p className="unseen">
        {count(calls.filter(c => c.timing.localMs > limitMs).length, 'call')} over {thousands(limitMs)} ms
      </p>
    </figure>
  )
}
