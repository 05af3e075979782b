import { app, type Session, session } from 'electron'
import { openOutside } from './open-outside.ts'

/** What the page may ask of the system: to copy text, nothing else. What it made itself can be saved as a file. */
const isAllowed = (permission: string): boolean => permission === 'clipboard-sanitized-write'

const guardSession = (guarded: Session): void => {
  guarded.setPermissionCheckHandler((_contents, permission) => isAllowed(permission))
  guarded.setPermissionRequestHandler((_contents, permission, answer) => answer(isAllowed(permission)))
  guarded.setDevicePermissionHandler(() => false)
  // What the page itself made, such as an answer as a file: the system asks where to. Nothing from elsewhere.
  guarded.on('will-download', (event, item) => {
    if (!item.getURL().startsWith('blob:')) event.preventDefault()
  })
}

/**
 * Keeps every page where it is: no navigation, no new window, no embedded view, whatever content it shows. A link that
 * wants a new window is for the system's browser.
 * See https://www.electronjs.org/docs/latest/tutorial/security, items 5 and 11 to 14.
 */
export const guardPages = (): void => {
  guardSession(session.defaultSession)
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', event => event.preventDefault())
    contents.on('will-frame-navigate', event => event.preventDefault())
    contents.on('will-redirect', event => event.preventDefault())
    contents.on('will-attach-webview', event => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      openOutside(url)
      return { action: 'deny' }
    })
  })
}
