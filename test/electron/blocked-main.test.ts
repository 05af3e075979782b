import type { ElectronApplication, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { runCommand } from '../support/command.ts'
import { startApp } from '../support/desktop-app.ts'
import { dataFolderOf } from '../support/desktop-parts.ts'
import { bareDesktop } from '../support/desktop-session.ts'
import { rowCount } from '../support/page.ts'

const blockedMs = 3_000

/** Lets the page itself note when it drew how many captures: nothing that asks it from outside gets past a blocked main process. */
const noteDrawings = (page: Page) =>
  page.evaluate(() => {
    const drawn: { at: number; count: number }[] = []
    Object.assign(globalThis, { drawn })
    const footer = document.querySelector('[role=contentinfo], footer')
    const note = () => drawn.push({ at: Date.now(), count: Number.parseInt(footer?.textContent ?? '', 10) })
    if (footer)
      new MutationObserver(note).observe(footer, { subtree: true, childList: true, characterData: true })
  })
const drawings = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { drawn: { at: number; count: number }[] }).drawn)

/** Blocks the main process. @returns from when until when, by the clock that the page reads too */
const block = (app: ElectronApplication) =>
  app.evaluate((_electron, ms) => {
    const from = Date.now()
    while (Date.now() < from + ms);
    return { from, until: Date.now() }
  }, blockedMs)

it('delays no answer, and no row in the page, while the main process is blocked for three seconds', async () => {
  const desktop = await bareDesktop()
  const { app, page: window } = await startApp(desktop)
  const page = await window()
  await rowCount(page, 1)
  await noteDrawings(page)

  // Calls for longer than the block lasts, so that many come in the middle of it however slow the machine is.
  const flags = ['--count', '40', '--rate', '10', '--json', '--data-dir', dataFolderOf(desktop)]
  const trigger = runCommand(['trigger', 'telephony.incoming', ...flags])
  await expect.poll(() => drawings(page), { timeout: 10_000 }).not.toEqual([])
  const { from, until } = await block(app)
  expect(await trigger.ended).toBe(0)

  const results = trigger.lines.map(line => JSON.parse(line) as { status: number; tookMs: number })
  expect(results).toHaveLength(40)
  expect(new Set(results.map(result => result.status))).toEqual(new Set([200]))
  // An answer that waited for the main process would have taken up to the whole of it.
  expect(Math.max(...results.map(result => result.tookMs))).toBeLessThan(blockedMs / 2)
  const counts = (await drawings(page)).filter(({ at }) => at > from && at < until).map(({ count }) => count)
  expect(Math.max(...counts) - Math.min(...counts)).toBeGreaterThan(5)
})
