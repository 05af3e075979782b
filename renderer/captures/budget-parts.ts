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
  /** How far off the total may be, either way. */
  readonly errorMs: number
  /** What was left until the limit; below zero when it was passed; null without a limit. */
  readonly leftMs: number | null
}

/** Splits the platform's limit into the parts of one delivery. The tunnel's estimate counts both ways, so each way gets half. */
export const budgetOf = ({ timing }: CaptureSummary): Budget => {
  const way = (timing.tunnelEstimateMs ?? 0) / 2
  const errorMs = way > 0 ? (timing.tunnelErrorMs ?? 0) / 2 : 0
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
  return {
    parts,
    totalMs,
    errorMs: 2 * errorMs,
    leftMs: timing.limitMs === null ? null : timing.limitMs - totalMs,
  }
}

/** One step of asking the developer's handler, within the part `handle`. */
export interface HandlerStep {
  readonly name: 'connect' | 'first byte' | 'done'
  readonly ms: number
  /** On the scale of the parts. */
  readonly startMs: number
}

/**
 * What the handler's share was made of; nothing where it was not asked. A handler that answered is asked at the end of
 * the part, after somebody let it at the breakpoint, say; a late one goes on behind it.
 */
export const handlerSteps = (capture: CaptureSummary): readonly HandlerStep[] => {
  const { handler } = capture.timing
  const handle = budgetOf(capture).parts.find(part => part.name === 'handle')
  if (!handler || !handle) return []
  const { connect, firstByte, done } = handler
  const askedMs = handle.startMs + Math.max(0, handle.ms - (done ?? handle.ms))
  const steps: HandlerStep[] = []
  let before = 0
  const put = (name: HandlerStep['name'], at: number | undefined): void => {
    if (at === undefined) return
    steps.push({ name, ms: Math.max(0, at - before), startMs: askedMs + before })
    before = at
  }
  put('connect', connect)
  put('first byte', firstByte)
  put('done', done)
  return steps
}
