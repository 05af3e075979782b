import { type BrowserWindow, type IpcMainEvent, ipcMain } from 'electron'
import { askForLine, lineGiven } from '../../shared/page-line.ts'
import type { OpenLine } from '../engine/engine-life.ts'
import { pageOrigin } from './page-protocol.ts'

/** Only the top frame of our own window, on our own page, is given anything. */
const isOurPage = ({ sender, senderFrame }: IpcMainEvent, window: BrowserWindow | null): boolean =>
  window !== null &&
  sender === window.webContents &&
  senderFrame === sender.mainFrame &&
  senderFrame.origin === pageOrigin

/**
 * Gives a page that asks for it a port straight to the engine, as soon as there is one.
 * The main process touches nothing that passes over it.
 */
export const giveLines = (
  window: () => BrowserWindow | null,
  whenReady: (take: (openLine: OpenLine) => void) => void,
): void => {
  let asked = false
  ipcMain.on(askForLine, event => {
    // A page that reloads while the engine is away asks again: one answer is enough.
    if (asked || !isOurPage(event, window())) return
    asked = true
    whenReady(openLine => {
      asked = false
      const contents = window()?.webContents
      if (contents && !contents.isCrashed()) contents.postMessage(lineGiven, null, [openLine('page')])
    })
  })
}
