import type { Clock } from '../clock.ts'

/** A machine that slept is that much ahead at most, in milliseconds; more at once is a clock that was set. */
const longestJumpMs = 2 * 86_400_000

/**
 * The time as far as it is certain, in milliseconds since the epoch: what is removed for its age is gone for good, and a
 * clock that jumps years ahead must not make everything old. Such a jump counts from the next start on.
 */
export const steadyNow = (clock: Clock): (() => number) => {
  let base = clock.now() - clock.monotonic()
  return () => {
    const expected = base + clock.monotonic()
    const now = clock.now()
    if (Math.abs(now - expected) <= longestJumpMs) base = now - clock.monotonic()
    return Math.min(now, base + clock.monotonic())
  }
}
