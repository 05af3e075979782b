import { fileURLToPath } from 'node:url'
import { Menu, type NativeImage, nativeImage, Tray } from 'electron'
import { trayIcons } from '../app-facts.ts'
import { type TrayActions, type TrayFacts, trayMenu } from './tray-menu.ts'
import { isNewlyWaiting, type TrayCall, type TrayIcon } from './tray-view.ts'

/** Panels on Linux are 22 pixels high or more, those of the others 16; each has its double for sharp screens. */
const size = process.platform === 'linux' ? 22 : 16

const load = (icon: TrayIcon): NativeImage => {
  const image = nativeImage.createEmpty()
  for (const scaleFactor of [1, 2]) {
    const file = fileURLToPath(new URL(`${icon}-${size * scaleFactor}.png`, trayIcons))
    image.addRepresentation({ scaleFactor, buffer: nativeImage.createFromPath(file).toPNG() })
  }
  return image
}

/** A flood of calls changes the menu at most so often: a menu that is redrawn all the time cannot be clicked. */
const redrawEveryMs = 250

export interface AppTray {
  /** Something that it shows may have changed. */
  changed(): void
}

/**
 * The icon in the tray with its menu.
 * On Linux it shows only with a menu, may swallow clicks, and needs a whole new menu after each change.
 */
export const appTray = (facts: () => TrayFacts, actions: TrayActions): AppTray => {
  const images = { idle: load('idle'), live: load('live'), problem: load('problem') }
  const tray = new Tray(images.idle)
  let drawn = ''
  let waiting: readonly TrayCall[] = []
  let timer: NodeJS.Timeout | null = null

  const draw = (): void => {
    timer = null
    const now = facts()
    const key = JSON.stringify(now)
    if (key === drawn) return
    drawn = key
    waiting = now.waiting
    tray.setImage(images[now.icon])
    tray.setToolTip(`Hookswitch – ${now.status}`)
    tray.setContextMenu(Menu.buildFromTemplate(trayMenu(now, actions)))
  }
  draw()
  if (process.platform !== 'darwin') tray.on('click', actions.toggleWindow)
  return {
    changed: () => {
      if (isNewlyWaiting(waiting, facts().waiting)) {
        if (timer !== null) clearTimeout(timer)
        draw()
      } else if (timer === null) timer = setTimeout(draw, redrawEveryMs)
    },
  }
}
