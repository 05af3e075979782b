import type { BrowserWindow } from 'electron'
import { Problem } from '../../shared/problem.ts'
import { say } from '../say.ts'
import { tellProblem } from '../tell.ts'

/** A page that ends again within this time will end again. */
const againWithinMs = 60_000

/** What to do when the page's process ends: load it again by itself once, then ask. */
export const pageCrashes = (quit: () => void): ((window: BrowserWindow, reason: string) => void) => {
  let lastAt = Number.NEGATIVE_INFINITY
  return (window, reason) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const again = performance.now() - lastAt < againWithinMs
    lastAt = performance.now()
    if (!again) {
      say(`The page crashed (${reason}) and is loaded again. Calls are answered all the while.`)
      window.webContents.reload()
      return
    }
    void tellProblem(new Problem('page-crashed', { reason }), window, ['Load it again', 'Quit']).then(
      chosen => {
        if (chosen === 1) quit()
        else if (!window.isDestroyed()) window.webContents.reload()
      },
    )
  }
}
