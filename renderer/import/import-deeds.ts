import type { ImportItem, ImportSource } from '../../shared/fixture-import.ts'
import { mostFixtureBytes } from '../../shared/requests/fixture-requests.ts'
import { ask } from '../engine/ask.ts'
import { bytes, count } from '../format/numbers.ts'
import { showError, showNote } from '../state/notes-store.ts'
import { openCapture, setFilter, showAllConnections } from '../state/view-store.ts'
import { addSources, closeImport, openImport, useImport } from './import-store.ts'

/** As many as are taken at once: more were most likely dropped by mistake; the command line takes any number. */
const mostFiles = 200

const readFile = async (file: File): Promise<ImportSource | null> => {
  if (file.size <= mostFixtureBytes) return { name: file.name, text: await file.text() }
  showNote(
    'problem',
    `${file.name} was left out`,
    `It has ${bytes(file.size)}; ${bytes(mostFixtureBytes)} at most.`,
  )
  return null
}

/** Reads files that were dropped or chosen, and shows what is in them before anything is kept. */
export const lookAtFiles = async (files: readonly File[]): Promise<void> => {
  if (files.length === 0) return
  if (files.length > mostFiles)
    showNote(
      'problem',
      `${count(files.length - mostFiles, 'file')} were left out`,
      `${mostFiles} at once are the most.`,
    )
  const read = await Promise.all(files.slice(0, mostFiles).map(file => readFile(file).catch(() => null)))
  const sources = read.filter(source => source !== null)
  if (sources.length === 0) return
  if (useImport.getState().open) addSources(sources)
  else openImport(sources)
}

/** By its name: a fixture, or a HAR. */
export const isCaptureFile = ({ name }: File): boolean => /(?:\.fixture\.json|\.har)$/i.test(name)

/** Whether a text that was pasted can be one of ours, or of others that we read. */
export const looksLikeImport = (text: string): boolean =>
  /^\s*(?:hookswitch:\/\/import|[[{])/.test(text) && text.length <= mostFixtureBytes

export const lookAtText = (text: string): void => {
  const source = { name: 'what was pasted', text }
  if (useImport.getState().open) addSources([source])
  else openImport([source])
}

export const leaveImport = (): void => {
  const { offerId } = useImport.getState()
  closeImport()
  if (offerId !== null) ask('fixtures.offerSeen', { id: offerId }).catch(showError)
}

/** Keeps what was not left out, and shows it. Rejects with a Problem. */
export const takeIn = async (items: readonly ImportItem[]): Promise<void> => {
  const { left, sources } = useImport.getState()
  const keys = items.filter(item => item.problem === null && !left.has(item.key)).map(item => item.key)
  const { already, captureIds } = await ask('fixtures.import', { sources: [...sources], keys })
  leaveImport()
  const [first] = captureIds
  if (first === undefined) return
  const fresh = captureIds.length - already
  if (fresh === 0) showNote('done', 'Nothing was imported', 'All of it was here already.')
  else
    showNote(
      'done',
      `Imported ${count(fresh, 'capture')}`,
      `They are marked, and no figure counts them.${already > 0 ? ` ${already} were here already.` : ''}`,
    )
  setFilter('')
  showAllConnections(true)
  openCapture(first)
}
