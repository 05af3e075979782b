export interface Crowd {
  /**
   * A delivery has arrived. `leave` is due when it is over.
   * @param noticedLateMs how long it may have been here before it was noticed
   */
  enter(noticedLateMs: number): {
    /** How long it may have been under way before, behind others in the tunnel included. */
    readonly waitedMs: number
    /** What of its time belongs to those who queue behind it. */
    readonly owedMs: number
    /** There are more under way than the tunnel carries. */
    readonly beyond: boolean
  }
  leave(): void
}

/** For the tunnel's client to connect anew, beside the way itself: 30 to 95 ms on loopback, and three times the longest turn. */
const slackMs = 300
/** The localtunnel server keeps one free connection to itself, which those who queue do not get: nine go on of ten. */
const keptBack = 1
/** Those who queue behind one that is answered at its deadline need their time, too: so many turns of every slot. */
const turnsLeft = 4
/** A turn: a slot falls empty, the client connects anew, the next one comes. */
const leastTurnMs = 50
const longTurnMs = 100
/** A slot that stayed empty for longer than this was not taken by one that queued. */
const noTurnMs = 200

/**
 * The deliveries that are under way through a tunnel with a ceiling. When as many are here as it carries, others may be
 * queueing in the tunnel server, where nobody sees them: from then on one that arrives may have waited since the moment
 * when the last slot was taken. A slot that stays empty for longer than the way takes proves that nobody queues.
 * It cannot last: what has waited for the whole of the caller's time is answered at once, so the slots fall empty.
 * @param maxInFlight null where there is no such ceiling
 * @param estimateMs the tunnel's round trip
 */
export const makeCrowd = (
  maxInFlight: number | null,
  estimateMs: () => number,
  monotonic: () => number,
): Crowd => {
  const most = maxInFlight ?? Number.POSITIVE_INFINITY
  const full = most - keptBack
  let underWay = 0
  /** When the last slot that can be counted on was taken; null when nobody can be queueing. */
  let fullSince: number | null = null
  /** Since when so many slots have been empty that those who queue would have got one. */
  let roomSince: number | null = null
  let leftAt = 0
  let longestTurnMs = 0
  return {
    enter: noticedLateMs => {
      const now = monotonic()
      const arrivedAt = now - noticedLateMs
      underWay += 1
      if (roomSince !== null && arrivedAt - roomSince > estimateMs() + Math.max(slackMs, 3 * longestTurnMs)) {
        fullSince = null
        roomSince = null
        longestTurnMs = 0
      }
      if (fullSince !== null) longestTurnMs = Math.max(longestTurnMs, Math.min(arrivedAt - leftAt, noTurnMs))
      const turnMs = Math.max(Math.min(longestTurnMs, longTurnMs), leastTurnMs + estimateMs())
      const queuedMs = fullSince === null ? 0 : now - fullSince
      const owedMs = fullSince === null ? 0 : turnsLeft * turnMs
      if (underWay >= full) {
        fullSince ??= arrivedAt
        roomSince = null
      }
      return {
        waitedMs: Math.max(noticedLateMs, queuedMs),
        owedMs,
        beyond: underWay > most,
      }
    },
    leave: () => {
      underWay -= 1
      leftAt = monotonic()
      if (fullSince !== null && underWay < full) roomSince ??= monotonic()
    },
  }
}
