import type { SavedFilter } from '../../shared/preferences.ts'
import { ask } from '../engine/ask.ts'
import { useEngine } from '../state/engine-store.ts'
import { showError } from '../state/notes-store.ts'

const save = async (savedFilters: SavedFilter[]): Promise<boolean> => {
  try {
    await ask('preferences.save', { savedFilters })
    return true
  } catch (error) {
    showError(error)
    return false
  }
}

const savedNow = (): readonly SavedFilter[] => useEngine.getState().preferences.savedFilters

/** Keeps a filter under a name; one of that name is replaced. @returns whether it is saved */
export const saveFilter = (name: string, filter: string): Promise<boolean> =>
  save([...savedNow().filter(f => f.name !== name), { name, filter }])

/** @returns whether it has its new name; not when another one has it */
export const renameFilter = async (name: string, next: string): Promise<boolean> => {
  if (savedNow().some(f => f.name === next)) return name === next
  return save(savedNow().map(f => (f.name === name ? { ...f, name: next } : f)))
}

export const deleteFilter = (name: string): Promise<boolean> => save(savedNow().filter(f => f.name !== name))
