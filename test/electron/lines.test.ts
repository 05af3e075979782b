import type { ElectronApplication, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { askForLine } from '../../shared/page-line.ts'
import { startApp } from '../support/desktop-app.ts'
import { bareDesktop } from '../support/desktop-session.ts'
import { rowCount } from '../support/page.ts'

/** Asks for a line so many times, from the page itself. @returns how many came, and how many of them are still open a second later */
const ask = (page: Page, times: number) =>
  page.evaluate(
    ([word, count]) =>
      new Promise<{ given: number; open: number }>(resolve => {
        let given = 0
        let closed = 0
        addEventListener('message', ({ ports: [port] }) => {
          if (!port) return
          given += 1
          port.addEventListener('close', () => {
            closed += 1
          })
          port.start()
        })
        for (let i = 0; i < count; i++) postMessage(word, '*')
        setTimeout(() => resolve({ given, open: given - closed }), 1_000)
      }),
    [askForLine, times] as const,
  )

/** How many lines a page gets in a window of its own that has our preload script. */
const givenElsewhere = (app: ElectronApplication, address: string): Promise<number> =>
  app.evaluate(
    async ({ app, BrowserWindow }, [url, word]) => {
      const preload = `${app.getAppPath()}/dist/electron/preload.cjs`
      const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
      await window.loadURL(url)
      const given: number = await window.webContents.executeJavaScript(`new Promise(resolve => {
        let given = 0
        addEventListener('message', ({ ports }) => { given += ports.length })
        postMessage(${JSON.stringify(word)}, '*')
        setTimeout(() => resolve(given), 1_000)
      })`)
      window.destroy()
      return given
    },
    [address, askForLine] as const,
  )

it('gives the page one line at a time: the newest', async () => {
  const { page: window } = await startApp(await bareDesktop())
  const page = await window()
  await rowCount(page, 1)
  const { given, open } = await ask(page, 20)
  expect(given).toBeGreaterThanOrEqual(20)
  expect(open).toBe(1)
  await page.reload()
  await rowCount(page, 1)
})

it('gives no line because another window asks, whatever that shows', async () => {
  const { app, page: window } = await startApp(await bareDesktop())
  const page = await window()
  await rowCount(page, 1)
  await page.evaluate(() => {
    Object.assign(globalThis, { unasked: 0 })
    addEventListener('message', ({ ports }) => {
      Object.assign(globalThis, { unasked: ports.length })
    })
  })
  expect(await givenElsewhere(app, 'app://hookswitch/')).toBe(0)
  expect(await givenElsewhere(app, 'data:text/html,hello')).toBe(0)
  expect(await page.evaluate(() => (globalThis as unknown as { unasked: number }).unasked)).toBe(0)
})
