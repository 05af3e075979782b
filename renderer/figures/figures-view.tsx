import { memo, useMemo, useState } from 'react'
import type { CaptureSummary } from '../../shared/capture.ts'
import { placeCall } from '../actions/place-call.ts'
import { callFigures, lookBack } from '../captures/blocking-calls.ts'
import { count, ms, thousands } from '../format/numbers.ts'
import { percentile } from '../format/percentile.ts'
import { useShownConnection } from '../state/shown.ts'
import { showView } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { DriftCard } from './drift-card.tsx'
import { type FigureWindow, windows } from './figure-calls.ts'
import { HealthCard } from './health-card.tsx'
import { LateFigure } from './late-figure.tsx'
import { PhasesFigure } from './phases-figure.tsx'
import { TimesFigure } from './times-figure.tsx'
import { useFigureCalls } from './use-figure-captures.ts'
import { VerdictsFigure } from './verdicts-figure.tsx'

const Empty = () => {
  const isPractice = useShownConnection()?.mode === 'practice'
  return (
    <div className="empty">
      <b>No calls to draw yet</b>
      <p>
        These pictures show how fast calls are answered, what the platform does with the answers, and where
        the time goes. Only calls that somebody waited for count; replays never do.
      </p>
      {isPractice ? (
        <Button look="primary" command="place-call" showKeys onClick={() => void placeCall()}>
          Place a call
        </Button>
      ) : (
        <Button onClick={() => showView('connections')}>Go to Connections</Button>
      )}
    </div>
  )
}

/** Drawn anew with the calls, not with every capture. @param calls newest first */
const Pictures = memo(({ calls }: { calls: readonly CaptureSummary[] }) => {
  const limitMs = calls[0]?.timing.limitMs ?? null
  const oldestFirst = useMemo(() => calls.toReversed(), [calls])
  return (
    <div className="figure-cards">
      {limitMs !== null && (
        <TimesFigure calls={oldestFirst} slots={Math.max(calls.length, lookBack)} limitMs={limitMs} />
      )}
      <div className="card-stack">
        <VerdictsFigure calls={calls} />
        <LateFigure calls={calls} />
      </div>
      <div className="card-stack">
        <PhasesFigure calls={calls} />
      </div>
    </div>
  )
})

/** What the numbers of many calls say, and how the way to us fares. */
export const FiguresView = () => {
  const [most, setMost] = useState<FigureWindow>(60)
  const { calls, done } = useFigureCalls(most)
  const figures = callFigures(calls)
  const p99 = percentile(
    calls.map(call => call.timing.localMs),
    0.99,
  )
  const limitMs = figures?.limitMs ?? null
  return (
    <div className="connections figures-view">
      <header className="view-head">
        <h1>Figures</h1>
        <Segmented
          label="Calls to look back on"
          value={String(most)}
          options={windows.map(window => ({ value: String(window), label: thousands(window) }))}
          onChange={value => setMost(windows.find(window => String(window) === value) ?? 60)}
        />
        {figures && (
          <p className="figures-sum">
            last {count(calls.length, 'call')} · p50 <b>{ms(figures.p50)}</b> · p95 <b>{ms(figures.p95)}</b> ·
            p99 <b>{ms(p99 ?? 0)}</b>
            {limitMs !== null && ` of ${thousands(limitMs)} ms`}
          </p>
        )}
      </header>
      {calls.length === 0 ? done && <Empty /> : <Pictures calls={calls} />}
      <div className="watch-cards">
        <HealthCard />
        <DriftCard />
      </div>
    </div>
  )
}
