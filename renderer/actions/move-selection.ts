import { selectedIdNow, visibleNow } from '../state/shown.ts'
import { openCapture, selectCapture, setFollow } from '../state/view-store.ts'

/** Moves to the capture `by` rows further down (older), or up when it is below zero. */
export const moveSelection = (by: number): void => {
  const rows = visibleNow()
  const selected = selectedIdNow()
  const at = rows.findIndex(c => c.id === selected)
  const target = rows[at === -1 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))]
  if (target) selectCapture(target.id)
}

/** Back to the newest capture, and to following what comes. */
export const goToNewest = (): void => setFollow(true)

/** Opens the chosen capture where list and capture do not fit side by side. */
export const openSelected = (): void => {
  const id = selectedIdNow()
  if (id !== null) openCapture(id)
}
