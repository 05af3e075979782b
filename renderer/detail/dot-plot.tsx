import { useEffect, useRef, useState } from 'react'
import { blockingCalls, lookBack } from '../captures/blocking-calls.ts'
import { rowSentence } from '../captures/capture-words.ts'
import { verdictLook } from '../captures/verdict-look.ts'
import { count, thousands } from '../format/numbers.ts'
import { useConnectionCaptures } from '../state/shown.ts'
import { openCapture } from '../state/view-store.ts'
import { DotMark } from './dot-marks.tsx'

const height = 112
const left = 34
const right = 8
const top = 12
const bottom = 8

const useWidthOf = () => {
  const ref = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(400)
  useEffect(() => {
    if (!ref.current) return
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width))
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [])
  return [ref, width] as const
}

const Grid = ({ limitMs, width, yOf }: { limitMs: number; width: number; yOf: (ms: number) => number }) =>
  [0, limitMs / 2, limitMs].map(value => (
    <g key={value} className={value === limitMs ? 'plot-limit' : 'plot-grid'}>
      <line x1={left} x2={width - right} y1={yOf(value)} y2={yOf(value)} />
      <text x={left - 8} y={yOf(value) + 3.5} textAnchor="end">
        {value === 0 ? '0' : `${value / 1_000} s`}
      </text>
    </g>
  ))

/** The last blocking calls against the limit. Pointing says which call, clicking opens it; the list does the same for keys. */
export const DotPlot = ({ selectedId }: { selectedId: string | null }) => {
  const calls = blockingCalls(useConnectionCaptures()).toReversed()
  const [ref, width] = useWidthOf()
  const limitMs = calls[0]?.timing.limitMs ?? null
  if (limitMs === null) return null
  const slowest = Math.max(limitMs, ...calls.map(c => c.timing.localMs))
  const yOf = (value: number): number => height - bottom - (value / slowest) * (height - top - bottom)
  const step = Math.max(0, width - left - right) / lookBack
  const xOf = (i: number): number => left + (lookBack - calls.length + i + 0.5) * step
  return (
    <figure className="plot" ref={ref}>
      <figcaption>
        Response times against the limit, last {calls.length === 1 ? 'call' : `${calls.length} calls`}
        <span>hover, click</span>
      </figcaption>
      <svg className="plot-picture" width={width} height={height} aria-hidden="true">
        <Grid limitMs={limitMs} width={width} yOf={yOf} />
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
