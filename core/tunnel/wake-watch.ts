const everyMs = 2_000
/** A busy machine is late by tenths of a second, one that slept by many seconds. */
const lateMs = 3_000

/**
 * Calls back when this machine, or this process, has slept: a timer came late by the wall clock. The monotonic clock
 * does not run during a sleep on every system, and timers go by that.
 * @returns ends the watch
 */
export const watchForSleep = (onWake: () => void, now: () => number): (() => void) => {
  let last = now()
  const timer = setInterval(() => {
    const passedMs = now() - last
    last = now()
    if (passedMs > everyMs + lateMs) onWake()
  }, everyMs).unref()
  return () => clearInterval(timer)
}
