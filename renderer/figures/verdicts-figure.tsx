import { useId } from 'react'
import type { CaptureSummary } from '../../shared/capture.ts'
import { count } from '../format/numbers.ts'
import { openCapture } from '../state/view-store.ts'
import { useWidthOf } from '../ui/use-width-of.ts'
import { type StackLook, type VerdictBin, verdictBins } from './figure-calls.ts'
import { FigureCard } from './figure-card.tsx'
import { useSteps } from './use-steps.ts'
import { VerdictPatterns } from './verdict-patterns.tsx'
import { allLooks, binName, binSentence, binTime, percent, stackWords } from './verdict-words.ts'

const height = 140
const top = 6
const foot = 18
const room = height - top - foot

interface Part {
  readonly look: StackLook
  readonly y: number
  readonly h: number
}

/** The parts of a bar from the bottom up. */
const partsOf = ({ counts, calls }: VerdictBin): readonly Part[] => {
  let y = top + room
  return allLooks.flatMap(look => {
    const h = ((counts[look] ?? 0) / Math.max(1, calls)) * room
    y -= h
    return h === 0 ? [] : [{ look, y, h }]
  })
}

const Legend = ({ id, calls }: { id: string; calls: ReadonlyMap<StackLook, number> }) => {
  const all = [...calls.values()].reduce((sum, n) => sum + n, 0)
  return (
    <ul className="stack-legend">
      {allLooks
        .filter(look => calls.has(look))
        .map(look => (
          <li key={look}>
            <svg width="14" height="12" aria-hidden="true">
              <rect width="14" height="12" rx="2" fill={`url(#${id}-${look})`} />
            </svg>
            {stackWords[look]} <b>{calls.get(look)}</b> <span>{percent(calls.get(look) ?? 0, all)}</span>
          </li>
        ))}
    </ul>
  )
}

const Table = ({ bins, binMs }: { bins: readonly VerdictBin[]; binMs: number }) => (
  <div className="unseen">
    <table>
      <caption>Verdicts for each {binName(binMs)}</caption>
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col">Calls</th>
          {allLooks.map(look => (
            <th key={look} scope="col">
              {stackWords[look]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bins.map(bin => (
          <tr key={bin.fromMs}>
            <th scope="row">{binTime(bin.fromMs, binMs)}</th>
            <td>{bin.calls}</td>
            {allLooks.map(look => (
              <td key={look}>{bin.counts[look] ?? 0}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

/** The worst of what happened in a bar is what somebody wants to see. */
const worstOf = (bin: VerdictBin | undefined): CaptureSummary | undefined =>
  allLooks.toReversed().flatMap(look => bin?.newest[look] ?? [])[0]

/** What became of the calls, as parts of each stretch of time. Pointing or arrows say how many, Enter or a click opens one. */
export const VerdictsFigure = ({ calls }: { calls: readonly CaptureSummary[] }) => {
  const id = useId()
  const [ref, width] = useWidthOf<HTMLDivElement>(500)
  const { bins, binMs } = verdictBins(calls)
  const step = width / Math.max(bins.length, 12)
  const sums = new Map<StackLook, number>()
  for (const { counts } of bins)
    for (const look of allLooks) if (counts[look]) sums.set(look, (sums.get(look) ?? 0) + counts[look])
  const { shown, props } = useSteps({
    count: bins.length,
    label: `Verdicts for each ${binName(binMs)}`,
    say: at => (bins[at] ? binSentence(bins[at], binMs) : ''),
    onOpen: at => {
      const worst = worstOf(bins[at])
      if (worst) openCapture(worst.id)
    },
    placeAt: x => (x < 0 || x >= step * bins.length ? null : Math.floor(x / step)),
  })
  const here = shown === null ? undefined : bins[shown]
  const every = Math.max(1, Math.ceil(46 / step))
  return (
    <FigureCard
      title="Verdicts over time"
      says={
        here ? binSentence(here, binMs) : `${count(calls.length, 'call')}, a bar for each ${binName(binMs)}`
      }
    >
      <Legend id={id} calls={sums} />
      <div ref={ref}>
        <div {...props} className="figure-stop">
          <svg className="stack" width={width} height={height} aria-hidden="true">
            <VerdictPatterns id={id} />
            {bins.map((bin, i) => (
              <g key={bin.fromMs} className={i === shown ? 'here' : ''}>
                <rect className="stack-room" x={i * step + 1} y={top} width={step - 2} height={room} />
                {partsOf(bin).map(({ look, y, h }) => (
                  <rect
                    key={look}
                    className="stack-part"
                    x={i * step + 1}
                    y={y}
                    width={step - 2}
                    height={h}
                    fill={`url(#${id}-${look})`}
                  />
                ))}
                {i % every === 0 && (
                  <text x={i * step + 1} y={height - 4}>
                    {binTime(bin.fromMs, binMs)}
                  </text>
                )}
              </g>
            ))}
          </svg>
        </div>
      </div>
      <Table bins={bins} binMs={binMs} />
    </FigureCard>
  )
}
