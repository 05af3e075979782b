import { templateLimits } from './limits.ts'

/**
 * Which texts are not tried for a while because they took too long for two deliveries in a row: for one it may be what that
 * delivery holds, or the machine's fault, when it was asleep or busy.
 */
export interface Breaker {
  /** Milliseconds until the text is tried again; 0 when it may be tried. */
  restsMs(key: string): number
  rendered(key: string, tookMs: number): void
  /**
   * It took too long. @returns whether it rests now
   * @param delivery what it was filled in from: however often the same is tried, it counts once
   */
  slow(key: string, delivery: string): boolean
  /** Whether it was rendered in next to no time when it was rendered last. */
  isQuick(key: string): boolean
}

interface Fate {
  quick: boolean
  /** The delivery that it took too long for, when it was rendered last. */
  struckBy: string | null
  restsUntil: number
}

const mostKept = 1_000

export const makeBreaker = (monotonic: () => number): Breaker => {
  const records = new Map<string, Fate>()
  const fateOf = (key: string): Fate => {
    const found = records.get(key) ?? { quick: false, struckBy: null, restsUntil: 0 }
    records.delete(key)
    records.set(key, found)
    const oldest = records.size > mostKept ? records.keys().next().value : undefined
    if (oldest !== undefined) records.delete(oldest)
    return found
  }
  return {
    restsMs: key => Math.max(0, (records.get(key)?.restsUntil ?? 0) - monotonic()),
    rendered: (key, tookMs) => {
      const fate = fateOf(key)
      fate.quick = tookMs <= templateLimits.quickMs
      fate.struckBy = null
    },
    slow: (key, delivery) => {
      const fate = fateOf(key)
      const isSecond = fate.struckBy !== null && fate.struckBy !== delivery
      fate.quick = false
      fate.struckBy = isSecond ? null : delivery
      if (!isSecond) return false
      fate.restsUntil = monotonic() + templateLimits.restMs
      return true
    },
    isQuick: key => records.get(key)?.quick ?? false,
  }
}
