import { ask } from '../engine/ask.ts'
import { count } from '../format/numbers.ts'
import { forgetCleared, lastCleared, noteCleared } from '../state/cleared-store.ts'
import { useEngine } from '../state/engine-store.ts'
import { showError, showNote } from '../state/notes-store.ts'
import { captureNow, shownConnection } from '../state/shown.ts'
import { useView } from '../state/view-store.ts'
import { chosenNow } from './select-several.ts'

/** Pins captures, or lets go of them: a pinned one outlives clearing and retention. */
export const pinCaptures = async (ids: readonly string[], pinned: boolean): Promise<void> => {
  if (ids.length === 0) return
  try {
    await ask('captures.pin', { ids: [...ids], pinned })
  } catch (error) {
    showError(error)
  }
}

/** Pins what is chosen; when all of it is pinned already, lets go of it. */
export const pinChosen = (): void => {
  const ids = chosenNow()
  const allPinned = ids.every(id => captureNow(id)?.pinned)
  void pinCaptures(ids, !allPinned)
}

/** Brings back what was cleared last. The way to it stays when its note has gone. */
export const undoClear = async (undoId = lastCleared()?.undoId): Promise<void> => {
  if (undoId === undefined) return
  forgetCleared(undoId)
  try {
    const { restored } = await ask('captures.undoClear', { undoId })
    showNote('done', `${count(restored, 'capture')} back in the list`)
  } catch (error) {
    showError(error)
  }
}

/** Takes what is listed out of the list, all but pinned ones; a note offers to bring it back. */
export const clearCaptures = async (): Promise<void> => {
  const { allConnections, connectionId } = useView.getState()
  const shown = shownConnection(useEngine.getState().connections, connectionId)
  try {
    const { cleared, undoId } = await ask('captures.clear', {
      connectionId: allConnections ? null : (shown?.id ?? null),
    })
    if (cleared === 0) showNote('done', 'Nothing to clear', 'Pinned captures stay.')
    else {
      noteCleared({ undoId, captures: cleared })
      showNote(
        'done',
        `${count(cleared, 'capture')} cleared`,
        'Pinned ones stay. For ten minutes they can be brought back.',
        {
          label: 'Undo',
          run: () => void undoClear(undoId),
        },
      )
    }
  } catch (error) {
    showError(error)
  }
}
