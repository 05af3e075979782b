import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
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

it('delays no answer, and no row in the page, while the main process is blocked for three seconds', async () => {
  const desktop = await bareDesktop()
  const { app, page: window } = await startApp(desktop)
  const page = await window()
  await rowCount(page, 1)
  await noteDrawings(page)

  const startedAt = Date.now()
  const blocked = app.evaluate((_electron, ms) => {
    const until = Date.now() + ms
    while (Date.now() < until);
  }, blockedMs)
  await sleep(300)
  const flags = ['--count', '20', '--rate', '10', '--json', '--data-dir', dataFolderOf(desktop)]
  const trigger = runCommand(['trigger', 'telephony.incoming', ...flags])
  expect(await trigger.ended).toBe(0)
  const answeredMs = Date.now() - startedAt
  await blocked

  const results = trigger.lines.map(line => JSON.parse(line) as { status: number; tookMs: number })
  expect(results).toHaveLength(20)
  expect(new Set(results.map(result => result.status))).toEqual(new Set([200]))
  expect(Math.max(...results.map(result => result.tookMs))).toBeLessThan(500)
  expect(answeredMs).toBeLessThan(blockedMs)
  const early = (await drawings(page)).filter(drawing => drawing.at < startedAt + blockedMs)
  expect(Math.max(...early.map(drawing => drawing.count))).toBeGreaterThan(10)
})
