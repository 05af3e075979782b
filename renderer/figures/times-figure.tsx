import { memo } from 'react'
import type { CaptureSummary } from '../../shared/capture.ts'
import { rowSentence } from '../captures/capture-words.ts'
import { verdictLook } from '../captures/verdict-look.ts'
import { DotMark } from '../detail/dot-marks.tsx'
import { PlotGrid } from '../detail/plot-grid.tsx'
import { type PlotScale, plotScale } from '../detail/plot-scale.ts'
import { count, thousands } from '../format/numbers.ts'
import { openCapture } from '../state/view-store.ts'
import { useWidthOf } from '../ui/use-width-of.ts'
import { FigureCard } from './figure-card.tsx'
import { useSteps } from './use-steps.ts'

const height = 200

interface TimesFigureProps {
  /** Oldest first. */
  readonly calls: readonly CaptureSummary[]
  readonly slots: number
  readonly limitMs: number
}

/** Drawn anew with the calls, not with what is pointed at. */
const Dots = memo(({ calls, width, slots, limitMs }: TimesFigureProps & { readonly width: number }) => {
  const { xOf, yOf } = plotScale(calls, limitMs, { width, height, slots })
  return calls.map((call, i) => (
    <DotMark key={call.id} x={xOf(i)} y={yOf(call.timing.localMs)} look={verdictLook(call)} />
  ))
})

const Here = ({ scale, at, call }: { scale: PlotScale; at: number; call: CaptureSummary }) => (
  <g className="plot-here">
    <line x1={scale.xOf(at)} x2={scale.xOf(at)} y1={scale.top} y2={height - scale.bottom} />
    <circle cx={scale.xOf(at)} cy={scale.yOf(call.timing.localMs)} r={6} />
  </g>
)

/** How long each call took, against the limit. Pointing or arrows say which call it was, Enter or a click opens it. */
export const TimesFigure = ({ calls, slots, limitMs }: TimesFigureProps) => {
  const [ref, width] = useWidthOf<HTMLDivElement>(800)
  const scale = plotScale(calls, limitMs, { width, height, slots })
  const open = (at: number): void => {
    const call = calls[at]
    if (call) openCapture(call.id)
  }
  const { shown, props } = useSteps({
    count: calls.length,
    label: `Response times of ${count(calls.length, 'call')} against ${thousands(limitMs)} ms`,
    say: at => (calls[at] ? rowSentence(calls[at]) : ''),
    onOpen: open,
    placeAt: scale.placeAt,
  })
  const here = shown === null ? undefined : calls[shown]
  const over = calls.filter(call => call.timing.localMs > limitMs).length
  return (
    <FigureCard
      title="Response times against the limit"
      says={here ? rowSentence(here) : `${count(over, 'call')} over ${thousands(limitMs)} ms`}
    >
      <div ref={ref} className="plot figure-plot">
        <div {...props} className="figure-stop">
          <svg width={width} height={height} aria-hidden="true">
            <PlotGrid {...scale} />
            <Dots calls={calls} width={width} slots={slots} limitMs={limitMs} />
            {here && shown !== null && <Here scale={scale} at={shown} call={here} />}
          </svg>
        </div>
      </div>
    </FigureCard>
  )
}
