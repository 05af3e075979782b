import { type CaptureSummary, phaseNames } from '../../shared/capture.ts'

export type PartName = 'tunnel in' | 'tunnel out' | (typeof phaseNames)[number]

/** One part of the time that a caller waits. */
export interface BudgetPart {
  readonly name: PartName
  readonly ms: number
  /** Milliseconds from the first thing that is known of the delivery. */
  readonly startMs: number
  /** An estimate from probes; all else was measured here. */
  readonly estimated: boolean
  readonly errorMs: number
}

export interface Budget {
  readonly parts: readonly BudgetPart[]
  /** Measured and estimated together. */
  readonly totalMs: number
  /** What was left until the limit; below zero when it was passed; null without a limit. */
  readonly leftMs: number | null
}

/** Splits the platform's limit into the parts of one delivery. The tunnel's estimate counts both ways, so each way gets half. */
export const budgetOf = ({ timing }: CaptureSummary): Budget => {
  const way = (timing.tunnelEstimateMs ?? 0) / 2
  const errorMs = (timing.tunnelErrorMs ?? 0) / 2
  const parts: BudgetPart[] = []
  let startMs = 0
  const put = (name: PartName, ms: number, estimated: boolean): void => {
    parts.push({ name, ms, startMs, estimated, errorMs: estimated ? errorMs : 0 })
    startMs += ms
  }
  if (way > 0) put('tunnel in', way, true)
  for (const name of phaseNames) {
    const ms = timing.phases[name]
    if (ms !== undefined) put(name, ms, false)
  }
  if (way > 0) put('tunnel out', way, true)
  const totalMs = timing.localMs + 2 * way
  return { parts, totalMs, leftMs: timing.limitMs === null ? null : timing.limitMs - totalMs }
}
