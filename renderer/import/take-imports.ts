import { isWriting } from '../keyboard/focus.ts'
import { useShare } from '../share/share-store.ts'
import { useEngine } from '../state/engine-store.ts'
import { lookAtFiles, lookAtText, looksLikeImport } from './import-deeds.ts'
import { closeImport, openImport, useImport } from './import-store.ts'

/** Where dropped files and pasted text have a meaning of their own. */
const ownPlaces = '.answers, .import-sheet, [role="dialog"]'

const holdsFiles = (transfer: DataTransfer | null): transfer is DataTransfer =>
  transfer?.types.includes('Files') ?? false

const isTaken = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  (target.closest(ownPlaces) !== null || document.querySelector('[role="dialog"]') !== null)

/** Takes files that are dropped anywhere, text that is pasted beside all fields, and what a link offered. */
export const takeImports = (): (() => void) => {
  /** The offer that was shown last. */
  let seen: string | null = null
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
    const { offerId, open, sources } = useImport.getState()
    if (!offer) {
      seen = null
      if (offerId !== null) closeImport()
    }
    // What somebody looks at, or chose, comes first; one that was answered is not asked about again.
    if (!offer || offer.id === seen || (open && sources.length > 0) || useShare.getState().ids !== null)
      return
    seen = offer.id
    openImport(offer.sources, offer.id)
  }
  document.addEventListener('dragover', over)
  document.addEventListener('drop', drop)
  document.addEventListener('paste', paste)
  const stops = [useEngine, useImport, useShare].map(store => store.subscribe(offered))
  offered()
  return () => {
    document.removeEventListener('dragover', over)
    document.removeEventListener('drop', drop)
    document.removeEventListener('paste', paste)
    for (const stop of stops) stop()
  }
}
