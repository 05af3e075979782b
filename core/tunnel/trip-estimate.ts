import type { TunnelEstimate } from '../delivery/line.ts'

export interface TripEstimate {
  /** @param tripMs one round trip through the public URL */
  add(tripMs: number): void
  /** Null before the first round trip. */
  current(): TunnelEstimate | null
  /** After a reopening: the way may be another one. */
  forget(): void
}

/** So many that one slow trip moves nothing, so few that another network shows within two minutes. */
const kept = 8

/** The median of the last round trips, and half their spread as its error. */
export const makeTripEstimate = (): TripEstimate => {
  let trips: number[] = []
  return {
    add: tripMs => {
      trips = [...trips, tripMs].slice(-kept)
    },
    current: () => {
      if (trips.length === 0) return null
      const sorted = trips.toSorted((a, b) => a - b)
      const [first = 0, last = 0] = [sorted[0], sorted.at(-1)]
      return {
        estimateMs: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0),
        errorMs: Math.max(1, Math.round((last - first) / 2)),
      }
    },
    forget: () => {
      trips = []
    },
  }
}
