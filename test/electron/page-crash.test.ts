import type { ElectronApplication } from 'playwright-core'
import { expect, it } from 'vitest'
import { startApp } from '../support/desktop-app.ts'
import { answerBoxes } from '../support/desktop-parts.ts'
import { bareDesktop } from '../support/desktop-session.ts'
import { rowCount } from '../support/page.ts'

/** Asked over the main process: a page that has crashed once is lost to what drives it from outside. */
const rowsOfWindow = (app: ElectronApplication): Promise<number> =>
  app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (!contents || contents.isCrashed() || contents.isLoading()) return -1
    const rows: Promise<number> = contents.executeJavaScript(
      "document.querySelectorAll('[role=option]').length",
    )
    // A page that crashes while it is asked never answers.
    return Promise.race([rows, new Promise<number>(resolve => setTimeout(() => resolve(-1), 500))])
  })
const crash = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())

it('loads a page that crashes again by itself once, then says so and asks', async () => {
  const { app, page, stderr, ended } = await startApp(await bareDesktop())
  await rowCount(await page(), 1)
  const boxes = await answerBoxes(app, [0, 1])
  await crash(app)
  await expect.poll(() => rowsOfWindow(app), { timeout: 15_000 }).toBe(1)
  expect(stderr()).toContain('and is loaded again. Calls are answered all the while.')
  expect(await boxes()).toEqual([])

  await crash(app)
  await expect.poll(boxes).toHaveLength(1)
  expect((await boxes())[0]).toMatchObject({
    message: expect.stringContaining('The page crashed again right after it was loaded anew'),
    detail: expect.stringContaining('Calls are still answered.'),
    buttons: ['Load it again', 'Quit'],
  })
  // The box was answered with "Load it again"; the next one is with "Quit".
  await expect.poll(() => rowsOfWindow(app), { timeout: 15_000 }).toBe(1)
  await crash(app)
  expect(await ended).toBe(0)
})
