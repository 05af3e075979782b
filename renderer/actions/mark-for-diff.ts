import { markForDiff, useMarked } from '../state/marked-capture.ts'
import { showNote } from '../state/notes-store.ts'
import { selectedIdNow } from '../state/shown.ts'
import { openCapture } from '../state/view-store.ts'

/** Marks the chosen capture, takes the mark back, or compares with the marked one: whatever is next. */
export const markOrCompare = (): void => {
  const id = selectedIdNow()
  const marked = useMarked.getState().id
  if (id === null) return
  if (marked === id) {
    markForDiff(null)
    showNote('done', 'The mark is gone.')
  } else if (marked === null) {
    markForDiff(id)
    showNote('done', 'Marked for a diff.', 'Choose another capture and press d again.')
  } else openCapture(id, 'diff')
}
