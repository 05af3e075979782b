import type { CaptureCounts, CaptureSummary } from '../../shared/capture.ts'
import { addToCounts, countCapture, noCounts, sumCounts } from '../captures/capture-counts.ts'

type Counts = Map<string, CaptureCounts>

/** What a clearing hides: of one connection, or null: of all. */
export interface Cleared {
  readonly id: number
  readonly connectionId: string | null
  readonly upTo: number
}

/** A capture that was removed for good. */
export interface RemovedCapture {
  readonly seq: number
  readonly connectionId: string
  /** The last clearing that spared it, because it was pinned; 0 for none. */
  readonly spared: number
  readonly fate: Parameters<typeof addToCounts>[1]
}

/** The counts of what is shown, and of what clearings hide for the time being, so that they can come back. */
export interface KeptCounts {
  total(): CaptureCounts
  /** One more is there, or more is known of one. */
  taken(capture: CaptureSummary, before: CaptureSummary | null): void
  /** Of an earlier run: its captures are not counted as it is. */
  pending(clearing: Cleared): void
  /** @param spared the pinned ones, which stay. @returns how many are hidden now */
  hide(clearing: Cleared, spared: Counts): number
  /** @returns how many are shown again */
  restore(id: number): number
  /** A clearing is over: what it hid is removed. */
  over(id: number): void
  isShown(capture: Pick<RemovedCapture, 'seq' | 'connectionId' | 'spared'>): boolean
  removed(capture: RemovedCapture): void
}

const at = (counts: Counts, connectionId: string): CaptureCounts => {
  const known = counts.get(connectionId)
  if (known) return known
  const made = noCounts()
  counts.set(connectionId, made)
  return made
}
const add = (to: CaptureCounts, what: CaptureCounts, n: 1 | -1): void => {
  for (const key of Object.keys(to) as (keyof CaptureCounts)[]) to[key] += n * what[key]
}

const hides = (clearing: Cleared, seq: number, connectionId: string, spared: number): boolean =>
  seq <= clearing.upTo &&
  spared < clearing.id &&
  (clearing.connectionId === null || clearing.connectionId === connectionId)

/** @param shown of each connection, without what is hidden */
export const makeKeptCounts = (shown: Counts): KeptCounts => {
  /** In the order they were made. */
  const hidden = new Map<number, { readonly clearing: Cleared; readonly counts: Counts }>()
  const hiddenBy = (seq: number, connectionId: string, spared: number) =>
    [...hidden.values()].find(({ clearing }) => hides(clearing, seq, connectionId, spared))
  const homeOf = (seq: number, connectionId: string, spared: number): CaptureCounts =>
    at(hiddenBy(seq, connectionId, spared)?.counts ?? shown, connectionId)

  return {
    total: () => sumCounts(shown.values()),
    taken: (capture, before) => {
      // A capture that a clearing hides meanwhile is counted there; it was not pinned, being that new.
      const counts = homeOf(capture.seq, capture.connectionId, 0)
      if (before) countCapture(counts, before, -1)
      countCapture(counts, capture)
    },
    pending: clearing => void hidden.set(clearing.id, { clearing, counts: new Map() }),
    hide: (clearing, spared) => {
      const counts: Counts = new Map()
      for (const [id, of] of shown) {
        if (clearing.connectionId !== null && clearing.connectionId !== id) continue
        const taken = { ...of }
        const stays = spared.get(id) ?? noCounts()
        add(taken, stays, -1)
        counts.set(id, taken)
        shown.set(id, { ...stays })
      }
      hidden.set(clearing.id, { clearing, counts })
      return sumCounts(counts.values()).captures
    },
    restore: id => {
      const found = hidden.get(id)
      hidden.delete(id)
      let restored = 0
      for (const [connectionId, counts] of found?.counts ?? []) {
        // A later clearing of the same connection hides all that this one did.
        const later = [...hidden.values()].find(
          ({ clearing }) =>
            clearing.id > id && (clearing.connectionId === null || clearing.connectionId === connectionId),
        )
        add(at(later?.counts ?? shown, connectionId), counts, 1)
        if (!later) restored += counts.captures
      }
      return restored
    },
    over: id => void hidden.delete(id),
    isShown: ({ seq, connectionId, spared }) => hiddenBy(seq, connectionId, spared) === undefined,
    removed: ({ seq, connectionId, spared, fate }) => {
      const counts = homeOf(seq, connectionId, spared)
      // Of an earlier run's clearing nothing was counted.
      if (counts.captures > 0) addToCounts(counts, fate, -1)
    },
  }
}
