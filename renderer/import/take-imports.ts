import { isWriting } from '../keyboard/focus.ts'
import { useEngine } from '../state/engine-store.ts'
import { lookAtFiles, lookAtText, looksLikeImport } from './import-deeds.ts'
import { openImport, useImport } from './import-store.ts'

/** Where dropped files and pasted text have a meaning of their own. */
const ownPlaces = '.answers, .rules-view, .import-sheet, [role="dialog"]'

const holdsFiles = (transfer: DataTransfer | null): transfer is DataTransfer =>
  transfer?.types.includes('Files') ?? false

const isTaken = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  (target.closest(ownPlaces) !== null || document.querySelector('[role="dialog"]') !== null)

/** Takes files that are dropped anywhere, text that is pasted beside all fields, and what a link offered. */
export const takeImports = (): (() => void) => {
  const over = (event: DragEvent): void => {
    if (holdsFiles(event.dataTransfer)) event.preventDefault()
  }
  const drop = (event: DragEvent): void => {
    if (!holdsFiles(event.dataTransfer)) return
    // Else the browser would leave the page for the file.
    event.preventDefault()
    if (!isTaken(event.target)) void lookAtFiles([...event.dataTransfer.files])
  }
  const paste = (event: ClipboardEvent): void => {
    if (isTaken(event.target) || isWriting(document.activeElement)) return
    const { files } = event.clipboardData ?? {}
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (files && files.length > 0) void lookAtFiles([...files])
    else if (looksLikeImport(text)) lookAtText(text)
    else return
    event.preventDefault()
  }
  const offered = (): void => {
    const offer = useEngine.getState().importOffer
    if (offer && useImport.getState().offerId !== offer.id) openImport(offer.sources, offer.id)
  }
  document.addEventListener('dragover', over)
  document.addEventListener('drop', drop)
  document.addEventListener('paste', paste)
  const stop = useEngine.subscribe(offered)
  offered()
  return () => {
    document.removeEventListener('dragover', over)
    document.removeEventListener('drop', drop)
    document.removeEventListener('paste', paste)
    stop()
  }
}
