import { describe, expect, it } from 'vitest'
import { connect, goTo } from '../support/connections-page.ts'
import { startApp } from '../support/desktop-app.ts'
import { answerBoxes, killEngine } from '../support/desktop-parts.ts'
import { bareDesktop, desktopWithTray } from '../support/desktop-session.ts'
import { rowCount, shows } from '../support/page.ts'
import { type PlatformStandIn, platformStandIn, type StandInOptions } from '../support/platform-stand-in.ts'

const connected = async (options: StandInOptions = {}) => {
  const platform: PlatformStandIn = await platformStandIn(options)
  const desktop = await desktopWithTray()
  const started = await startApp(desktop)
  const page = await started.page()
  await goTo(page, 'Connections')
  const card = await connect(page, platform.apiUrl, 'sk_live_of_quitting')
  await shows(() => card.textContent(), /Live/)
  expect(platform.endpoints.size).toBe(1)
  return { platform, ...desktop, ...started, pid: started.app.process().pid ?? 0 }
}

describe('quitting', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('releases the endpoint on %s too', async signal => {
    const { platform, ended, pid, stderr } = await connected()
    process.kill(pid, signal)
    expect(await ended).toBe(0)
    expect(platform.endpoints.size).toBe(0)
    expect(stderr()).toContain('Released.')
  })

  it.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
    'releases slowly, too, when a closed terminal or a logout sends %s to every process of the app',
    async signal => {
      const { platform, ended, pid, stderr } = await connected({ deleteMs: 2_500 })
      process.kill(-pid, signal)
      expect(await ended).toBe(0)
      expect(platform.endpoints.size).toBe(0)
      expect(stderr()).toContain('Released.')
    },
  )

  it('says what could not be released, and ends with the code for it', async () => {
    const { ended, app, tray, stderr } = await connected({ deleteStatus: 500 })
    const boxes = await answerBoxes(app, [])
    await tray.click('Quit Hookswitch')
    await expect.poll(boxes, { timeout: 10_000 }).toHaveLength(1)
    const [box] = await boxes()
    expect(box?.message).toMatch(/The endpoint e-1 is still registered at ThunderPhone: not today/)
    expect(box?.detail).toContain('The next start tries again')
    await answerBoxes(app, [0])
    process.kill(app.process().pid ?? 0, 'SIGINT')
    await ended
    expect(stderr()).toContain('is still registered at ThunderPhone')
  })

  it('does not wait for a click when a signal asks', async () => {
    const { ended, pid, stderr } = await connected({ deleteStatus: 500 })
    process.kill(pid, 'SIGTERM')
    expect(await ended).toBe(6)
    expect(stderr()).toContain('is still registered at ThunderPhone')
  })

  it('releases also what an engine has registered that was started again', async () => {
    const { app, platform, page, ended, pid } = await connected()
    await killEngine(app)
    // A crash cannot release: the old endpoint is removed by the watchdog, and the new engine registers anew.
    await expect.poll(() => [...platform.endpoints.keys()], { timeout: 15_000 }).toEqual(['e-2'])
    await (await page()).getByText('Engine not reachable').waitFor({ state: 'detached' })
    process.kill(pid, 'SIGTERM')
    expect(await ended).toBe(0)
    expect(platform.endpoints.size).toBe(0)
  })

  it('happens by closing the window where the desktop has no tray, which is said at the start', async () => {
    const { page, app, ended, stderr } = await startApp(await bareDesktop())
    await rowCount(await page(), 1)
    await expect.poll(stderr).toContain('This desktop shows no tray icons.')
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    expect(await ended).toBe(0)
  })
})
