import type { SharedFile } from '../../shared/requests/fixture-requests.ts'
import { copyText } from '../actions/copy-text.ts'
import { saveFile } from '../actions/save-file.ts'
import { ask, askBare } from '../engine/ask.ts'
import { count } from '../format/numbers.ts'
import { showError, showNote } from '../state/notes-store.ts'
import { bytesToBase64 } from '../text/body.ts'
import { linkText } from './link-text.ts'
import { closeShare, useShare } from './share-store.ts'

export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

const asked = () => {
  const { as, ids, redaction } = useShare.getState()
  return { ids: [...(ids ?? [])], as, redaction }
}

/** The file as it is shared: what is shown may be covered for a screen that others see. Null when it is gone. */
const wholeFile = async (path: string): Promise<SharedFile | null> => {
  const { files } = await askBare('fixtures.preview', asked())
  return files.find(file => file.path === path) ?? null
}

const withFile = async (path: string, act: (file: SharedFile) => void | Promise<void>): Promise<void> => {
  try {
    const file = await wholeFile(path)
    if (file) await act(file)
  } catch (error) {
    showError(error)
  }
}

export const saveShared = (path: string): Promise<void> =>
  withFile(path, file => {
    saveFile(baseName(file.path), file.text)
    closeShare()
    showNote('done', `Saved ${baseName(file.path)}`, 'Signed with the published fixture secret.')
  })

export const copyShared = (path: string): Promise<void> =>
  withFile(path, async file => {
    if (await copyText(file.text))
      showNote('done', `Copied ${baseName(file.path)}`, 'Paste it into a file or a chat.')
  })

/** Longer ones are cut or refused by systems that start a program for a link. */
const mostToClick = 28_000

/** As a link that holds the file itself: a colleague clicks it, or pastes it where captures are imported. */
export const copyLink = (path: string): Promise<void> =>
  withFile(path, async ({ text }) => {
    const link = await linkText(baseName(path), text)
    if (link === null) showNote('problem', 'Too long for a link', 'Save it, and send the file instead.')
    else if (await copyText(link))
      showNote(
        'done',
        `Copied a link to ${baseName(path)}`,
        link.length > mostToClick
          ? 'It is too long to be clicked: paste it where captures are imported.'
          : 'The file is in the link; nothing was sent anywhere.',
      )
  })

/** Rejects with a Problem. @param folder null: the chosen folder of fixtures */
export const writeShared = async (folder: string | null): Promise<void> => {
  const { folder: into, unchanged, written } = await ask('fixtures.write', { ...asked(), folder })
  closeShare()
  const same = unchanged > 0 ? `; ${count(unchanged, 'file')} there already, the same` : ''
  showNote(
    'done',
    `Wrote ${count(written.length, 'file')} into ${into}`,
    `${written.slice(0, 3).join(', ')}${same}`,
  )
}

/** So that a file can be dragged out of the window, into a folder or into an editor. */
export const giveDragged = (transfer: DataTransfer, { path, text }: SharedFile): void => {
  const url = `data:application/json;base64,${bytesToBase64(new TextEncoder().encode(text))}`
  transfer.setData('DownloadURL', `application/json:${baseName(path)}:${url}`)
  transfer.setData('text/plain', text)
  transfer.effectAllowed = 'copy'
}
