export interface Backlog {
  /** Something came: a connection that was taken, or a request on one. @returns how long it may have waited, in ms */
  noticed(what: 'connection' | 'request'): number
}

/** An overload must not use up the whole time that a handler has. */
const mostMs = 500

/**
 * How long what is noticed now may have waited unnoticed. Node takes one new connection a turn of its event loop, so of
 * 300 calls at once the last is read 200 to 400 ms after the first, and the caller's time has run meanwhile.
 */
export const makeBacklog = (monotonic = () => performance.now()): Backlog => {
  /** The earliest that anything not noticed yet can have come; null when the loop was idle last. */
  let since: number | null = null
  let turnStartedAt: number | null = null
  let tookConnection = false
  const endTurn = (): void => {
    // A turn that took no connection found none waiting, and what the next one notices came after this one began.
    if (!tookConnection) since = turnStartedAt
    if (since !== null) setImmediate(endTurn)
    turnStartedAt = null
    tookConnection = false
  }
  return {
    noticed: what => {
      const now = monotonic()
      turnStartedAt ??= now
      if (since === null) {
        since = now
        setImmediate(endTurn)
      }
      if (what === 'connection') tookConnection = true
      return Math.min(now - since, mostMs)
    },
  }
}
