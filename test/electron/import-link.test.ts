import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { importLink } from '../../core/fixtures/import/import-link.ts'
import { asRoot, electronRuntime, startApp } from '../support/desktop-app.ts'
import { bareDesktop, type Desktop } from '../support/desktop-session.ts'
import { rowCount, shows } from '../support/page.ts'
import { sampleFixture } from '../support/sample-fixture.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const linkOf = (text: string): string => importLink({ name: 'monday.fixture.json', text })
const goodLink = linkOf(JSON.stringify(sampleFixture()))

/** A link of at least so many characters: noise does not get smaller. */
const linkWith = (length: number): string => {
  const noise = randomBytes(length / 3).toString('base64')
  const body = JSON.stringify({ type: 'telephony.incoming', data: { call_id: 8, noise } })
  const link = linkOf(JSON.stringify(sampleFixture(body, { id: `noise-${length}` })))
  expect(link.length).toBeGreaterThan(length)
  return link
}

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Import captures' })

/** Also behind an open sheet, where nothing has a role. */
const kept = (page: Page) => page.locator('#captures [role="option"]').count()

/** Starts the app once more beside the one that runs, as the system does for a link that was clicked. */
const spawnApp = (desktop: Desktop, link: string) =>
  spawn(electronRuntime(), [...asRoot, root, link], {
    env: desktop.env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })

const startAgain = async (desktop: Desktop, link: string): Promise<void> => {
  const [code] = await once(spawnApp(desktop, link), 'exit')
  expect(code).toBe(0)
}

describe('a link that brings captures', () => {
  it('of a second start brings the window up with what it holds; it is kept when a person says so', async () => {
    const desktop = await bareDesktop()
    const { app, page: window } = await startApp(desktop)
    const page = await window()
    await rowCount(page, 1)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())

    await startAgain(desktop, goodLink)
    await shows(() => sheet(page).textContent(), /A link wants to add/)
    await shows(() => sheet(page).textContent(), /telephony\.incoming.*monday\.fixture\.json/)
    const isUp = () =>
      app.evaluate(({ BrowserWindow }) => {
        const [first] = BrowserWindow.getAllWindows()
        return first?.isVisible() === true && !first.isMinimized()
      })
    await expect.poll(isUp).toBe(true)
    expect(await kept(page)).toBe(1)
    await sheet(page).getByRole('button', { name: 'Import 1 capture' }).click()
    await rowCount(page, 2)

    await startAgain(desktop, linkWith(15_000))
    await shows(() => sheet(page).textContent(), /telephony\.incoming/)
    await sheet(page).getByRole('button', { name: 'Cancel' }).click()
    await expect.poll(() => sheet(page).count()).toBe(0)
    expect(await kept(page)).toBe(2)

    // Handed on it would end the app that runs.
    const second = spawnApp(desktop, linkWith(45_000))
    let said = ''
    second.stderr?.on('data', chunk => {
      said += String(chunk)
    })
    await expect.poll(() => said, { timeout: 10_000 }).toMatch(/too long to be opened; paste it/)
    second.kill('SIGKILL')
    await once(second, 'exit')
    expect(await kept(page)).toBe(2)
    expect(await sheet(page).count()).toBe(0)
  })

  it('of the first start shows as soon as there is a page', async () => {
    const { page: window } = await startApp(await bareDesktop(), ['--practice', goodLink])
    const page = await window()
    await shows(() => sheet(page).textContent(), /telephony\.incoming.*monday\.fixture\.json/)
    await sheet(page).getByRole('button', { name: 'Cancel' }).click()
    await rowCount(page, 1)
  })

  it('with garbage in it says what is wrong, and nothing is kept', async () => {
    const { page: window } = await startApp(await bareDesktop(), [
      '--practice',
      'hookswitch://import?data=%00!!',
    ])
    const page = await window()
    await shows(() => sheet(page).textContent(), /cannot be taken in: its data is no base64url/)
    expect(await sheet(page).getByRole('button', { name: 'Import' }).isDisabled()).toBe(true)
    await sheet(page).getByRole('button', { name: 'Cancel' }).click()
    await rowCount(page, 1)
  })
})
