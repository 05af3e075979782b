import type { Slots } from './slots.ts'

export interface PaceClock {
  /** Milliseconds on a clock that never jumps. */
  monotonic(): number
  /** Never rejects; ends early when `signal` is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

export interface Pace {
  readonly count: number
  /** Starts a second, whatever becomes of those before: real traffic does not wait either. Null: one after the other. */
  readonly ratePerS: number | null
  readonly slots: Slots
  readonly signal: AbortSignal
  readonly clock: PaceClock
}

/**
 * Runs a job many times; nothing is started any more once `signal` is aborted. Resolves when all that were started are
 * over. The job never rejects.
 */
export const paced = async (pace: Pace, job: (index: number) => Promise<void>): Promise<void> => {
  const { clock, count, ratePerS, signal, slots } = pace
  const startedAt = clock.monotonic()
  let underWay = 0
  let whenIdle: (() => void) | null = null
  const run = async (index: number, giveBack: () => void): Promise<void> => {
    underWay += 1
    try {
      await job(index)
    } finally {
      giveBack()
      underWay -= 1
      if (underWay === 0) whenIdle?.()
    }
  }
  for (let index = 0; index < count && !signal.aborted; index++) {
    if (ratePerS !== null) {
      const waitMs = startedAt + (index * 1_000) / ratePerS - clock.monotonic()
      if (waitMs > 0) await clock.sleep(waitMs, signal)
    }
    const giveBack = await slots.take(signal)
    if (!giveBack) break
    const running = run(index, giveBack)
    if (ratePerS === null) await running
    else running.catch(() => {})
  }
  if (underWay > 0)
    await new Promise<void>(resolve => {
      whenIdle = resolve
    })
}
