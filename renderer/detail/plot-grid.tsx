import type { PlotScale } from './plot-scale.ts'

/** Nothing, half of the limit, and the limit, as lines. */
export const PlotGrid = ({ limitMs, width, left, right, yOf }: PlotScale) =>
  [0, limitMs / 2, limitMs].map(value => (
    <g key={value} className={value === limitMs ? 'plot-limit' : 'plot-grid'}>
      <line x1={left} x2={width - right} y1={yOf(value)} y2={yOf(value)} />
      <text x={left - 8} y={yOf(value) + 3.5} textAnchor="end">
        {value === 0 ? '0' : `${value / 1_000} s`}
      </text>
    </g>
  ))
