import { showNote } from '../state/notes-store.ts'

/** Puts a text on the clipboard. @returns whether it is there. */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    showNote('problem', 'The browser did not allow copying.', 'Select the text and copy it by hand.')
    return false
  }
}
