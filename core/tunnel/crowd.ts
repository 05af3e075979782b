export interface Crowd {
  /**
   * A delivery has arrived. `leave` is due when it is over.
   * @param noticedLateMs how long it may have been here before it was noticed
   */
  enter(noticedLateMs: number): {
    /** How long it may have been under way before, behind others in the tunnel included. */
    readonly waitedMs: number
    /** There are more under way than the tunnel carries. */
    readonly beyond: boolean
  }
  leave(): void
}

/** For the tunnel's client to connect anew, beside the way itself. */
const slackMs = 50

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
  let underWay = 0
  /** When the last slot was taken; null when nobody can be queueing. */
  let fullSince: number | null = null
  /** Since when a slot has been empty without a break. */
  let roomSince: number | null = null
  return {
    enter: noticedLateMs => {
      const now = monotonic()
      const arrivedAt = now - noticedLateMs
      underWay += 1
      if (roomSince !== null && arrivedAt - roomSince > estimateMs() + slackMs) {
        fullSince = null
        roomSince = null
      }
      if (underWay >= most) {
        fullSince ??= arrivedAt
        roomSince = null
      }
      return {
        waitedMs: Math.max(noticedLateMs, fullSince === null ? 0 : now - fullSince),
        beyond: underWay > most,
      }
    },
    leave: () => {
      underWay -= 1
      if (fullSince !== null && underWay < most) roomSince ??= monotonic()
    },
  }
}
