import { templateLimits } from './limits.ts'

/**
 * Which texts are not tried for a while because they took too long, twice in a row: once may be the machine's fault, when
 * it was asleep or busy.
 */
export interface Breaker {
  /** Milliseconds until the text is tried again; 0 when it may be tried. */
  restsMs(key: string): number
  rendered(key: string, tookMs: number): void
  /** It took too long. @returns whether it rests now */
  slow(key: string): boolean
  /** Whether it was rendered in next to no time when it was rendered last. */
  isQuick(key: string): boolean
}

interface Fate {
  quick: boolean
  strikes: number
  restsUntil: number
}

const mostKept = 1_000

export const makeBreaker = (monotonic: () => number): Breaker => {
  const records = new Map<string, Fate>()
  const fateOf = (key: string): Fate => {
    const found = records.get(key) ?? { quick: false, strikes: 0, restsUntil: 0 }
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
      fate.strikes = 0
    },
    slow: key => {
      const fate = fateOf(key)
      fate.strikes++
      fate.quick = false
      if (fate.strikes < 2) return false
      fate.strikes = 0
      fate.restsUntil = monotonic() + templateLimits.restMs
      return true
    },
    isQuick: key => records.get(key)?.quick ?? false,
  }
}
