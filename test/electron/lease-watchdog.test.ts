import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { connect, goTo } from '../support/connections-page.ts'
import { startApp } from '../support/desktop-app.ts'
import { dataFolderOf, killEngine } from '../support/desktop-parts.ts'
import { desktopWithTray } from '../support/desktop-session.ts'
import { shows } from '../support/page.ts'
import { platformStandIn } from '../support/platform-stand-in.ts'
import { stillRunning, watchdogsOf } from '../support/watchdogs.ts'

const connected = async () => {
  const platform = await platformStandIn()
  const desktop = await desktopWithTray()
  const started = await startApp(desktop)
  const page = await started.page()
  const pid = started.app.process().pid ?? 0
  expect(watchdogsOf(pid)).toEqual([])
  await goTo(page, 'Connections')
  const card = await connect(page, platform.apiUrl, 'sk_live_of_the_watchdog')
  await shows(() => card.textContent(), /Live/)
  expect([...platform.endpoints.keys()]).toEqual(['e-1'])
  const found = watchdogsOf(pid)
  expect(found).toHaveLength(1)
  return { platform, ...desktop, ...started, watchdogs: () => stillRunning(found), pid }
}

describe('the watchdog of the desktop app', () => {
  it('removes the endpoint when the engine is killed, and ends', async () => {
    const { app, platform, watchdogs, pid } = await connected()
    await killEngine(app)
    // The app stands still, so that it does not start an engine again which would clean up as well.
    process.kill(pid, 'SIGSTOP')
    await expect.poll(() => platform.endpoints.size, { timeout: 10_000 }).toBe(0)
    await expect.poll(watchdogs, { timeout: 5_000 }).toEqual([])
    process.kill(pid, 'SIGCONT')
  })

  it('removes the endpoint when all of the app is killed at once, and ends', async () => {
    const { platform, watchdogs, home, pid, ended } = await connected()
    const killedAt = performance.now()
    process.kill(-pid, 'SIGKILL')
    await ended
    await expect.poll(() => platform.endpoints.size, { timeout: 10_000 }).toBe(0)
    console.info(
      `the endpoint was gone ${Math.round(performance.now() - killedAt)} ms after the app was killed`,
    )
    await expect.poll(watchdogs, { timeout: 5_000 }).toEqual([])
    const leases = readdirSync(join(dataFolderOf({ home }), 'leases'))
    expect(leases).toEqual(['installation.json'])
  })

  it('ends by itself when the app quits', async () => {
    const { platform, watchdogs, pid, ended } = await connected()
    process.kill(pid, 'SIGTERM')
    expect(await ended).toBe(0)
    expect(platform.endpoints.size).toBe(0)
    await expect.poll(watchdogs, { timeout: 5_000 }).toEqual([])
    expect(platform.calls.filter(call => call.method === 'DELETE')).toHaveLength(1)
  })
})
