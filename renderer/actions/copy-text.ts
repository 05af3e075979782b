import { useEngine } from '../state/engine-store.ts'
import { showNote } from '../state/notes-store.ts'

/** Puts a text on the clipboard. @returns whether it is there. */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text)
    if (useEngine.getState().preferences.masked && text.includes('••'))
      showNote('done', 'Copied with numbers, names and words covered.', 'Masking is on.')
    return true
  } catch {
    showNote('problem', 'The browser did not allow copying.', 'Select the text and copy it by hand.')
    return false
  }
}
