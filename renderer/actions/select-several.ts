import type { CaptureSummary } from '../../shared/capture.ts'
import { mostRows } from '../../shared/requests/capture-requests.ts'
import { ask } from '../engine/ask.ts'
import { list } from '../state/list-store.ts'
import { showError } from '../state/notes-store.ts'
import { captureNow, selectedIdNow, selectedSeqNow } from '../state/shown.ts'
import { shownListNow } from '../state/shown-list.ts'
import { openCapture, selectCaptures, useView } from '../state/view-store.ts'

/** The most that can be chosen together. */
const mostSelected = 1_000

/** Where a range began: the `seq` that was chosen last without Shift. */
let anchorSeq: number | undefined

/** Their ids, fetched where their rows are not here. */
const idsOf = async (seqs: readonly number[]): Promise<readonly string[]> => {
  const missing = seqs.filter(seq => !list.rows.get(seq))
  const fetched = new Map<number, CaptureSummary>()
  for (let i = 0; i < missing.length; i += mostRows) {
    const { captures } = await ask('captures.rows', { seqs: missing.slice(i, i + mostRows) })
    for (const row of captures) fetched.set(row.seq, row)
  }
  return seqs.flatMap(seq => (list.rows.get(seq) ?? fetched.get(seq))?.id ?? [])
}

const selectRange = async (from: number, to: number): Promise<void> => {
  const shown = shownListNow()
  const step = to < from ? -1 : 1
  const size = Math.min(mostSelected, Math.abs(to - from) + 1)
  const positions = Array.from({ length: size }, (_, i) => from + i * step)
  try {
    const ids = await idsOf(positions.flatMap(position => shown.seqAt(position) ?? []))
    const last = ids.at(-1)
    if (last !== undefined) selectCaptures(new Set(ids), last)
  } catch (error) {
    showError(error)
  }
}

/** The captures that a deed is for: those chosen together, else the one that is looked at. */
export const chosenNow = (): readonly string[] => {
  const { selectedIds } = useView.getState()
  if (selectedIds.size > 0) return [...selectedIds]
  const id = selectedIdNow()
  return id === null ? [] : [id]
}

/** Adds a capture to those that are chosen, or takes it out. */
export const toggleSelected = (id: string): void => {
  const chosen = new Set(chosenNow())
  anchorSeq = captureNow(id)?.seq
  if (!chosen.has(id)) chosen.add(id)
  else if (chosen.size > 1) chosen.delete(id)
  selectCaptures(chosen, id)
}

/** Chooses everything from where the last choice was to this position. */
const selectTo = (position: number): void => {
  const shown = shownListNow()
  if (useView.getState().selectedIds.size === 0) anchorSeq = selectedSeqNow()
  const from = anchorSeq === undefined ? -1 : shown.positionOf(anchorSeq)
  void selectRange(from === -1 ? position : from, position)
}

/** Makes the choice longer or shorter by so many rows. */
export const extendSelection = (by: number): void => {
  const shown = shownListNow()
  const seq = selectedSeqNow()
  const at = seq === undefined ? 0 : shown.positionOf(seq)
  selectTo(Math.max(0, Math.min(shown.size - 1, at + by)))
}

/** What a click on a row means: alone it opens, with Ctrl it adds, with Shift it takes all up to there. */
export const pressRow = (
  capture: CaptureSummary,
  { ctrlKey, metaKey, shiftKey }: Pick<MouseEvent, 'ctrlKey' | 'metaKey' | 'shiftKey'>,
): void => {
  if (shiftKey) selectTo(shownListNow().positionOf(capture.seq))
  else if (ctrlKey || metaKey) toggleSelected(capture.id)
  else openCapture(capture.id)
}
