export interface StallWatch {
  /** How long what is noticed now may have waited while this process was stopped, blocked or asleep, in ms; mostly 0. */
  waitedMs(): number
  stop(): void
}

const everyMs = 250
/** A shorter one is an overload, which the backlog counts. */
const stallMs = 1_000
/** What waited outside comes in within this time: through sockets, a tunnel's own pipes, and its queue. */
const afterMs = 500

/**
 * Notes when the event loop last turned, by both clocks: one of them stands still while the machine sleeps. Deliveries
 * that came meanwhile waited in the sockets, and their callers have long hung up.
 */
export const watchForStalls = (monotonic = () => performance.now(), wall = () => Date.now()): StallWatch => {
  let turned = { monotonic: monotonic(), wall: wall() }
  let stall: { readonly lastedMs: number; readonly endedAt: number } | null = null
  const look = (): void => {
    const now = { monotonic: monotonic(), wall: wall() }
    const lastedMs = Math.max(now.monotonic - turned.monotonic, now.wall - turned.wall)
    if (lastedMs > everyMs + stallMs) stall = { lastedMs, endedAt: now.monotonic }
    turned = now
  }
  const timer = setInterval(look, everyMs).unref()
  return {
    waitedMs: () => {
      // After a stop the sockets are read before any timer fires.
      look()
      if (stall === null) return 0
      const sinceMs = monotonic() - stall.endedAt
      if (sinceMs <= afterMs) return stall.lastedMs + sinceMs
      stall = null
      return 0
    },
    stop: () => clearInterval(timer),
  }
}
