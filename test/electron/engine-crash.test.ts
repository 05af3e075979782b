import { describe, expect, it } from 'vitest'
import { runCommand } from '../support/command.ts'
import { startApp } from '../support/desktop-app.ts'
import { answerBoxes, dataFolderOf, enginePid, killEngine } from '../support/desktop-parts.ts'
import { desktopWithTray } from '../support/desktop-session.ts'
import { placeCall, rowCount, shows } from '../support/page.ts'

describe('an engine that dies', () => {
  it('is shown, started again with what was live, and every acknowledged call is still there', async () => {
    const desktop = await desktopWithTray()
    const { app, page: window, stderr } = await startApp(desktop)
    const page = await window()
    await rowCount(page, 1)
    const flags = ['--count', '60', '--rate', '40', '--json', '--data-dir', dataFolderOf(desktop)]
    const trigger = runCommand(['trigger', 'telephony.incoming', ...flags])
    await trigger.line(() => true)
    const gone = await killEngine(app)
    await trigger.ended
    const acknowledged = trigger.lines.filter(line => JSON.parse(line).status === 200).length

    await page.getByText('Engine not reachable').waitFor()
    await page.getByText('Engine not reachable').waitFor({ state: 'detached', timeout: 15_000 })
    const counted = async () => Number.parseInt((await page.getByRole('contentinfo').textContent()) ?? '', 10)
    await expect.poll(counted).toBeGreaterThanOrEqual(1 + acknowledged)
    await expect.poll(() => desktop.tray.labels()).toContainEqual(expect.stringMatching(/^Live: /))
    const before = await counted()
    await placeCall(page)
    await expect.poll(counted).toBe(before + 1)
    expect(await enginePid(app)).not.toBe(gone)
    expect(stderr()).toContain('The engine ended (exit code 9) and is started again.')
  })

  it('three times at once is not tried again by itself: the app says so and asks', async () => {
    const desktop = await desktopWithTray()
    const { app, page: window, stderr } = await startApp(desktop)
    const page = await window()
    await rowCount(page, 1)
    const boxes = await answerBoxes(app, [0])
    for (let death = 1; death <= 2; death++) {
      const gone = await killEngine(app)
      await expect.poll(() => enginePid(app), { timeout: 10_000 }).not.toBe(gone)
    }
    await killEngine(app)
    await expect.poll(boxes, { timeout: 10_000 }).toHaveLength(1)
    const [box] = await boxes()
    expect(box?.message).toBe('The engine ended 3 times right after its start (exit code 9).')
    expect(box?.detail).toMatch(/no capture was lost\. Start it again/)
    expect(box?.buttons).toEqual(['Try again', 'Quit'])
    expect(stderr()).toContain('The engine ended 3 times')

    // The box was answered with "Try again".
    await page.getByText('Engine not reachable').waitFor({ state: 'detached', timeout: 15_000 })
    await shows(() => page.getByRole('contentinfo').textContent(), /^1 capture/)
    await placeCall(page)
    await rowCount(page, 2)
  })
  it('for good, while nobody has answered: a page that is loaded now says so, and opens when it is back', async () => {
    const desktop = await desktopWithTray()
    const { app, page: window } = await startApp(desktop)
    const page = await window()
    await rowCount(page, 1)
    const boxes = await answerBoxes(app, [])
    for (let death = 1; death <= 2; death++) {
      const gone = await killEngine(app)
      await expect.poll(() => enginePid(app), { timeout: 10_000 }).not.toBe(gone)
    }
    await killEngine(app)
    await expect.poll(boxes, { timeout: 10_000 }).toHaveLength(1)
    await page.reload()
    await page.getByText('Opening…').waitFor()
    const banner = page.getByRole('status').filter({ hasText: 'The engine does not answer.' })
    await banner.waitFor({ timeout: 8_000 })
    expect(await banner.textContent()).toContain('Start it from the tray menu, or start Hookswitch again.')
    expect(await page.getByText('Opening…').count()).toBe(0)

    await desktop.tray.click('Start the engine again')
    await rowCount(page, 1)
    expect(await banner.count()).toBe(0)
  })
})
