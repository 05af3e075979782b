import type { CaptureSummary } from '../../shared/capture.ts'
import { useEngine } from './engine-store.ts'
import { list, useList } from './list-store.ts'

/** The list as it is drawn: positions count from the top, whichever end has the newest. */
export interface ShownList {
  readonly size: number
  readonly newestAt: 'top' | 'bottom'
  seqAt(position: number): number | undefined
  rowAt(position: number): CaptureSummary | undefined
  /** -1 when it is not in the list. */
  positionOf(seq: number): number
  /** Where it stands, or would. */
  placeOf(seq: number): number
}

/** While paused, what came since is there and not shown. */
const shownSize = (): number => {
  const { pausedAt } = useList.getState()
  return pausedAt === null ? list.index.size() : list.index.countUpTo(pausedAt)
}

/** The `seq` of the newest capture that is shown. */
export const newestShown = (): number | undefined => list.index.at(shownSize() - 1)

export const shownListNow = (): ShownList => {
  const { newestAt } = useEngine.getState().preferences
  const size = shownSize()
  const turn = (place: number): number => (newestAt === 'top' ? size - 1 - place : place)
  const seqAt = (position: number): number | undefined =>
    position < 0 || position >= size ? undefined : list.index.at(turn(position))
  return {
    size,
    newestAt,
    seqAt,
    rowAt: position => {
      const seq = seqAt(position)
      return seq === undefined ? undefined : list.rows.get(seq)
    },
    positionOf: seq => {
      const place = list.index.placeOf(seq)
      return place === -1 || place >= size ? -1 : turn(place)
    },
    placeOf: seq => turn(Math.max(0, list.index.countUpTo(seq) - 1)),
  }
}

/** The list as it is drawn, again with each change of it. */
export const useShownList = (): ShownList => {
  useList(l => l.version)
  useList(l => l.pausedAt)
  useEngine(e => e.preferences.newestAt)
  return shownListNow()
}
