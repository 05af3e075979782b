export interface LoopLag {
  /** How many milliseconds ago, at most, what is noticed now can have arrived. */
  waitedMs(): number
}

/**
 * The sockets of a burst are read one after the other, and the last one has waited for all before it: to its caller that
 * is time, although nobody here had looked yet. (300 calls at once on fresh connections: 160 to 400 ms.)
 * Whatever is noticed in one turn of the event loop came after the turn before it had asked the system, and after the
 * loop was last idle. Ask at every connection and every request, so that each turn is known by its beginning.
 */
export const makeLoopLag = (
  monotonic = () => performance.now(),
  idleMs = () => performance.nodeTiming.idleTime,
): LoopLag => {
  let turnStartedAt = 0
  let idleBefore = -1
  /** The earliest arrival of what this turn notices; null between turns. */
  let since: number | null = null
  return {
    waitedMs: () => {
      const now = monotonic()
      if (since === null) {
        const idle = idleMs()
        since = idle === idleBefore ? turnStartedAt : now
        turnStartedAt = now
        idleBefore = idle
        setImmediate(() => {
          since = null
        })
      }
      return now - since
    },
  }
}
