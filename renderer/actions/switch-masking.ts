import { ask } from '../engine/ask.ts'
import { useEngine } from '../state/engine-store.ts'
import { showError } from '../state/notes-store.ts'

/** Covers what is personal, or shows it again, in every window and for the next start. */
export const switchMasking = async (): Promise<void> => {
  try {
    await ask('preferences.save', { masked: !useEngine.getState().preferences.masked })
  } catch (error) {
    showError(error)
  }
}
