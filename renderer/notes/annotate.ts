import type { Params } from '../../shared/contract.ts'
import { ask } from '../engine/ask.ts'
import { showError } from '../state/notes-store.ts'

/** Writes a note or tags to a capture. @returns whether they are kept; otherwise the reason was shown */
export const annotate = async (annotation: Params<'captures.annotate'>): Promise<boolean> => {
  try {
    await ask('captures.annotate', annotation)
    return true
  } catch (error) {
    showError(error)
    return false
  }
}
