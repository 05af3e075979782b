import type { Phases } from '../../shared/capture.ts'

export interface Stopwatch {
  readonly startedAt: number
  /** Ends a phase: what passed since the last one ended is its time. */
  lap(phase: keyof Phases): void
  totalMs(): number
  phases(): Phases
}

const rounded = (ms: number): number => Math.round(ms * 1_000) / 1_000

export const stopwatch = (monotonic: () => number): Stopwatch => {
  const startedAt = monotonic()
  const laps: Phases = { receive: 0 }
  let last = startedAt
  return {
    startedAt,
    lap: phase => {
      const now = monotonic()
      laps[phase] = rounded(now - last)
      last = now
    },
    totalMs: () => rounded(monotonic() - startedAt),
    phases: () => ({ ...laps }),
  }
}
