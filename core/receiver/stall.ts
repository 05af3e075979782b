export interface StallWatch {
  /** A connection was taken or a request was noticed. @returns how long it may have waited while this process was stopped, blocked or asleep, in ms; mostly 0 */
  noticed(): number
  stop(): void
}

/** What tells a stop from a computation: both clocks, one of which stands still while the machine sleeps, and the time computed. */
export interface StallClocks {
  monotonic(): number
  wall(): number
  /** Milliseconds that this process has computed, all its threads together. */
  cpu(): number
}

const everyMs = 250
/** A shorter one is an overload, which the backlog counts. */
const stallMs = 1_000
/** After a stop, what waited outside comes in within this time: through sockets, a tunnel's own pipes, and its queue. */
const afterMs = 500
/** A connection is taken in one turn of the loop and its request is read in the next. */
const quietTurns = 2

const clocks: StallClocks = {
  monotonic: () => performance.now(),
  wall: () => Date.now(),
  cpu: () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1_000
  },
}

/**
 * Notes when the event loop last turned. Deliveries that came while it did not waited in the sockets, and after more
 * than a second their callers may have hung up. One that comes after that is fresh: where the process computed, whatever
 * waited stands in its own sockets and is read at once, so the first quiet turns end it; where it was stopped, some of it
 * is still on its way through a tunnel that was stopped, too.
 */
export const watchForStalls = ({ monotonic, wall, cpu }: StallClocks = clocks): StallWatch => {
  const readAll = () => ({ monotonic: monotonic(), wall: wall(), cpu: cpu() })
  let turned = readAll()
  let stall: { readonly lastedMs: number; readonly endedAt: number } | null = null
  let seen = false

  const endWhenQuiet = (quiet: number): void => {
    setImmediate(() => {
      if (stall === null) return
      const quietNow = seen ? 0 : quiet + 1
      seen = false
      if (quietNow >= quietTurns) stall = null
      else endWhenQuiet(quietNow)
    })
  }
  const sinceTurn = (): number => Math.max(monotonic() - turned.monotonic, wall() - turned.wall)
  const look = (): void => {
    const lastedMs = sinceTurn()
    const now = readAll()
    const computed = now.cpu - turned.cpu > lastedMs / 2
    turned = now
    if (lastedMs <= everyMs + stallMs) return
    stall = { lastedMs, endedAt: now.monotonic }
    if (computed) endWhenQuiet(0)
  }
  const timer = setInterval(look, everyMs).unref()
  return {
    noticed: () => {
      seen = true
      // After a stop the sockets are read before any timer fires. To ask for the time computed is a call to the system:
      // without a stop that is left to the timer.
      if (sinceTurn() > everyMs + stallMs) look()
      if (stall === null) return 0
      const sinceMs = monotonic() - stall.endedAt
      if (sinceMs <= afterMs) return stall.lastedMs + sinceMs
      stall = null
      return 0
    },
    stop: () => clearInterval(timer),
  }
}
