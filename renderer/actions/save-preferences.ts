import type { Params } from '../../shared/contract.ts'
import { ask } from '../engine/ask.ts'
import { useEngine } from '../state/engine-store.ts'
import { showError } from '../state/notes-store.ts'

/** Changes what a person prefers, in every window and host of this data folder. @returns whether it is saved */
export const savePreferences = async (change: Params<'preferences.save'>): Promise<boolean> => {
  try {
    await ask('preferences.save', change)
    return true
  } catch (error) {
    showError(error)
    return false
  }
}

/** Gives some commands other keys, null for none, undefined for those of the table again. @returns whether it is saved */
export const saveKeys = (changes: Readonly<Record<string, string | null | undefined>>): Promise<boolean> => {
  const keys = { ...useEngine.getState().preferences.keys }
  for (const [id, own] of Object.entries(changes)) {
    if (own === undefined) delete keys[id]
    else keys[id] = own
  }
  return savePreferences({ keys })
}
