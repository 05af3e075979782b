import { templateLimits } from './limits.ts'

/**
 * Which texts are not tried for a while because they took too long. One that has rendered before is forgiven once: the
 * machine may have been asleep, or busy.
 */
export interface Breaker {
  /** Milliseconds until the text is tried again; 0 when it may be tried. */
  restsMs(key: string): number
  rendered(key: string): void
  /** @returns whether it rests now */
  slow(key: string): boolean
  /** Whether it has rendered before. */
  isProven(key: string): boolean
}

interface Fate {
  proven: boolean
  strikes: number
  restsUntil: number
}

const mostKept = 1_000

export const makeBreaker = (monotonic: () => number): Breaker => {
  const records = new Map<string, Fate>()
  const fateOf = (key: string): Fate => {
    const found = records.get(key) ?? { proven: false, strikes: 0, restsUntil: 0 }
    records.delete(key)
    records.set(key, found)
    const oldest = records.size > mostKept ? records.keys().next().value : undefined
    if (oldest !== undefined) records.delete(oldest)
    return found
  }
  return {
    restsMs: key => Math.max(0, (records.get(key)?.restsUntil ?? 0) - monotonic()),
    rendered: key => {
      const fate = fateOf(key)
      fate.proven = true
      fate.strikes = 0
    },
    slow: key => {
      const fate = fateOf(key)
      fate.strikes++
      if (fate.proven && fate.strikes < 2) return false
      fate.proven = false
      fate.strikes = 0
      fate.restsUntil = monotonic() + templateLimits.restMs
      return true
    },
    isProven: key => records.get(key)?.proven ?? false,
  }
}
