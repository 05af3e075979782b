import { fileURLToPath } from 'node:url'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { preloadScript, windowIcon } from '../app-facts.ts'
import type { DesktopSettings } from '../settings/desktop-settings.ts'
import { pageAddress } from './page-protocol.ts'
import { boundsOnScreens } from './window-bounds.ts'

export interface AppWindow {
  show(): void
  hide(): void
  isShown(): boolean
  /** Null while there is no window. */
  window(): BrowserWindow | null
}

export interface WindowParts {
  readonly settings: DesktopSettings
  /** The user closes the window: it stays open unless this hides it or quits. */
  onClose(): void
  onShownChange(): void
  /** The page's process has ended. */
  onPageGone(window: BrowserWindow, reason: string): void
}

const saveAfterMs = 400

const open = (parts: WindowParts): BrowserWindow => {
  const areas = screen.getAllDisplays().map(display => display.workArea)
  const window = new BrowserWindow({
    ...boundsOnScreens(parts.settings.get().window, areas),
    minWidth: 360,
    minHeight: 320,
    title: 'Hookswitch',
    icon: fileURLToPath(windowIcon),
    show: false,
    // The page's own colours, so that nothing flashes before it is drawn.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#101216' : '#f5f6f8',
    webPreferences: {
      preload: fileURLToPath(preloadScript),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      devTools: !app.isPackaged,
      // On Linux and Windows it would fetch dictionaries from the internet.
      spellcheck: false,
    },
  })
  let saving: NodeJS.Timeout | undefined
  const save = (): void => {
    clearTimeout(saving)
    saving = setTimeout(() => {
      if (!window.isDestroyed()) parts.settings.save({ window: window.getNormalBounds() })
    }, saveAfterMs)
  }
  window.on('resize', save)
  window.on('move', save)
  window.on('show', parts.onShownChange)
  window.on('hide', parts.onShownChange)
  window.on('close', event => {
    event.preventDefault()
    parts.onClose()
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => parts.onPageGone(window, reason))
  void window.loadURL(pageAddress)
  return window
}

/** The one window of the app: made when it is first shown, hidden and shown again from then on. */
export const appWindow = (parts: WindowParts): AppWindow => {
  let made: BrowserWindow | null = null
  const current = (): BrowserWindow | null => (made && !made.isDestroyed() ? made : null)
  return {
    window: current,
    isShown: () => current()?.isVisible() ?? false,
    hide: () => current()?.hide(),
    show: () => {
      const there = current()
      if (there) {
        if (there.isMinimized()) there.restore()
        there.show()
        there.focus()
        return
      }
      const fresh = open(parts)
      made = fresh
      fresh.once('ready-to-show', () => fresh.show())
    },
  }
}
