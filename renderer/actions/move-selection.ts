import { list } from '../state/list-store.ts'
import { selectedIdNow, selectedSeqNow } from '../state/shown.ts'
import { shownListNow } from '../state/shown-list.ts'
import { awaitCapture, openCapture, selectCapture, setFollow, useView } from '../state/view-store.ts'

/** Chooses the capture at a position of the list; one whose row is not here yet as soon as it is. */
const choose = (position: number): void => {
  const shown = shownListNow()
  const seq = shown.seqAt(position)
  if (seq === undefined) return
  const row = shown.rowAt(position)
  if (row) selectCapture(row.id)
  else {
    awaitCapture(seq)
    list.look([seq])
  }
}

/** To be called with each change of the list: the row that is waited for may be here. */
export const chooseComing = (): void => {
  const { comingSeq } = useView.getState()
  const row = comingSeq === null ? undefined : list.rows.get(comingSeq)
  if (row) selectCapture(row.id)
}

/** Where the list is at: the position of what is looked at, -1 when that is not in it. */
export const selectedPosition = (): number => {
  const seq = selectedSeqNow()
  return seq === undefined ? -1 : shownListNow().positionOf(seq)
}

/** Moves to the capture `by` rows further down, or up when it is below zero. */
export const moveSelection = (by: number): void => {
  const { size } = shownListNow()
  const at = selectedPosition()
  choose(at === -1 ? 0 : Math.max(0, Math.min(size - 1, at + by)))
}

/** Back to the newest capture, and to following what comes. */
export const goToNewest = (): void => setFollow(true)

/** To the first or the last row; at the end where the newest is, that is also following. */
export const goToEnd = (end: 'top' | 'bottom'): void => {
  const { newestAt, size } = shownListNow()
  if (end === newestAt) goToNewest()
  else choose(end === 'top' ? 0 : size - 1)
}

/** Opens the chosen capture where list and capture do not fit side by side. */
export const openSelected = (): void => {
  const id = selectedIdNow()
  if (id !== null) openCapture(id)
}
