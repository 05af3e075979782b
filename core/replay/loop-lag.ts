/** How late the event loop is, watched while somebody wants to know. */
export interface LoopLag {
  /** Milliseconds, of the last moments the worst. */
  now(): number
  /** Watches until the returned function is called. */
  watch(): () => void
}

const everyMs = 10
/** A worst moment is half forgotten after a few looks. */
const fading = 0.85

export const makeLoopLag = (monotonic: () => number): LoopLag => {
  let watchers = 0
  let timer: NodeJS.Timeout | null = null
  let lag = 0
  let due = 0
  const look = (): void => {
    const now = monotonic()
    lag = Math.max(now - due, lag * fading)
    due = now + everyMs
  }
  return {
    now: () => Math.max(lag, watchers > 0 ? monotonic() - due : 0),
    watch: () => {
      watchers += 1
      if (!timer) {
        lag = 0
        due = monotonic() + everyMs
        timer = setInterval(look, everyMs).unref()
      }
      return () => {
        watchers -= 1
        if (watchers > 0 || !timer) return
        clearInterval(timer)
        timer = null
        lag = 0
      }
    },
  }
}
