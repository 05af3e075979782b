import { type CaptureSummary, phaseNames } from '../../shared/capture.ts'
import { budgetOf, type PartName } from '../captures/budget-parts.ts'
import { type VerdictLook, verdictLook } from '../captures/verdict-look.ts'
import { percentile } from '../format/percentile.ts'

/** How many of the newest calls the figures can look back on. */
export const windows = [60, 250, 1_000] as const
export type FigureWindow = (typeof windows)[number]

/** The verdicts that a call can have, the good ones first: they are stacked in this order. */
export const stackOrder = ['used', 'at-risk', 'deadline', 'fallback', 'rejected'] as const
export type StackLook = (typeof stackOrder)[number] | 'other'

export const stackLook = (look: VerdictLook): StackLook => stackOrder.find(known => known === look) ?? 'other'

const minuteMs = 60_000
const binSizes = [minuteMs, 10 * minuteMs, 60 * minuteMs, 6 * 60 * minuteMs, 24 * 60 * minuteMs]
const mostBins = 48

/** The time that one bar stands for, in milliseconds: the shortest with which a span fits into few bars. */
export const binMsOf = (spanMs: number): number =>
  binSizes.find(size => spanMs / size <= mostBins) ??
  Math.ceil(spanMs / mostBins / (24 * 60 * minuteMs)) * 24 * 60 * minuteMs

export interface VerdictBin {
  /** Milliseconds since the epoch. */
  readonly fromMs: number
  readonly calls: number
  readonly counts: Readonly<Partial<Record<StackLook, number>>>
  /** The newest call of each verdict, to be opened. */
  readonly newest: Readonly<Partial<Record<StackLook, CaptureSummary>>>
}

export interface VerdictBins {
  readonly binMs: number
  /** Oldest first, without a gap: a time without calls is an empty bar. */
  readonly bins: readonly VerdictBin[]
}

/** Midnight and full hours are those of this machine. */
const localOffsetMs = (ms: number): number => new Date(ms).getTimezoneOffset() * minuteMs

/** How the calls fared over time. @param calls newest first */
export const verdictBins = (calls: readonly CaptureSummary[], offsetMs = localOffsetMs): VerdictBins => {
  const times = calls.map(call => Date.parse(call.receivedAt))
  // By the clock, not by the order: a clock that was set back must not make bars without end.
  const first = times.reduce((a, b) => Math.min(a, b), Infinity)
  const last = times.reduce((a, b) => Math.max(a, b), -Infinity)
  if (times.length === 0) return { binMs: minuteMs, bins: [] }
  const binMs = binMsOf(last - first)
  const startOf = (ms: number): number => {
    const offset = offsetMs(ms)
    return Math.floor((ms - offset) / binMs) * binMs + offset
  }
  const counts = new Map<number, Partial<Record<StackLook, number>>>()
  const newest = new Map<number, Partial<Record<StackLook, CaptureSummary>>>()
  calls.forEach((call, i) => {
    const at = Math.round((startOf(times[i] ?? first) - startOf(first)) / binMs)
    const look = stackLook(verdictLook(call))
    const count = counts.get(at) ?? {}
    count[look] = (count[look] ?? 0) + 1
    counts.set(at, count)
    newest.set(at, { [look]: call, ...newest.get(at) })
  })
  const length = Math.max(...counts.keys()) + 1
  const bins = Array.from({ length }, (_, at) => {
    const count = counts.get(at) ?? {}
    return {
      fromMs: startOf(first) + at * binMs,
      calls: Object.values(count).reduce((sum, n) => sum + n, 0),
      counts: count,
      newest: newest.get(at) ?? {},
    }
  })
  return { binMs, bins }
}

/** A call whose handler answered after the answer had left without it. */
export interface LateCall {
  readonly call: CaptureSummary
  /** Milliseconds behind the platform's limit; below zero when it came before the limit, but after the deadline answer. */
  readonly overMs: number
}

/** The calls with a late handler, oldest first. @param calls newest first */
export const lateCalls = (calls: readonly CaptureSummary[]): readonly LateCall[] =>
  calls
    .flatMap(call => {
      const { lateHandlerMs } = call.outcome
      const { limitMs } = call.timing
      return lateHandlerMs === undefined || limitMs === null
        ? []
        : [{ call, overMs: lateHandlerMs - limitMs }]
    })
    .toReversed()

export interface PhaseFigures {
  readonly name: PartName | 'tunnel'
  /** An estimate from probes; all else was measured here. */
  readonly estimated: boolean
  readonly calls: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

const order: readonly PhaseFigures['name'][] = ['tunnel', ...phaseNames]

/** What each part of the calls took, in the order in which they come; the tunnel's both ways together. */
export const phaseFigures = (calls: readonly CaptureSummary[]): readonly PhaseFigures[] => {
  const times = new Map<PhaseFigures['name'], number[]>()
  for (const call of calls) {
    const own = new Map<PhaseFigures['name'], number>()
    for (const { name, ms, estimated } of budgetOf(call).parts) {
      const part = estimated ? 'tunnel' : name
      own.set(part, (own.get(part) ?? 0) + ms)
    }
    for (const [name, ms] of own) {
      const known = times.get(name)
      if (known) known.push(ms)
      else times.set(name, [ms])
    }
  }
  return order.flatMap(name => {
    const all = times.get(name) ?? []
    const p50 = percentile(all, 0.5)
    const p95 = percentile(all, 0.95)
    const p99 = percentile(all, 0.99)
    if (p50 === null || p95 === null || p99 === null) return []
    return [{ name, estimated: name === 'tunnel', calls: all.length, p50, p95, p99 }]
  })
}
