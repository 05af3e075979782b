import { describe, expect, it } from 'vitest'
import { connect, goTo } from '../support/connections-page.ts'
import { startApp } from '../support/desktop-app.ts'
import { desktopWithTray } from '../support/desktop-session.ts'
import { testPlatform } from '../support/lease-account.ts'
import { shows } from '../support/page.ts'
import { tunnelServer } from '../support/tunnel-server.ts'

const connected = async (tunnelHost?: string) => {
  const platform = await testPlatform()
  const desktop = await desktopWithTray()
  const started = await startApp(desktop)
  const page = await started.page()
  await goTo(page, 'Connections')
  const card = await connect(page, platform.apiUrl, platform.apiKey, tunnelHost)
  await shows(() => card.textContent(), /Live/)
  const status = async () => (await platform.listed()).map(endpoint => endpoint.status)
  expect(await status()).toEqual(['active'])
  return { platform, status, card, ...desktop, ...started, pid: started.app.process().pid ?? 0 }
}

describe('an endpoint of the desktop app', () => {
  it('is disabled while the machine sleeps', async () => {
    const { app, status } = await connected()
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'))
    await expect.poll(status).toEqual(['disabled'])
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))
    await expect.poll(status).toEqual(['active'])
  })

  it('is removed when the session ends', async () => {
    const { app, platform, ended } = await connected()
    const held = await app.evaluate(({ powerMonitor }) => {
      let prevented = false
      powerMonitor.emit('shutdown', {
        preventDefault: () => {
          prevented = true
        },
      })
      return prevented
    })
    expect(held).toBe(true)
    expect(await ended).toBe(0)
    expect(await platform.listed()).toEqual([])
  })

  it('is disabled by Pause in the tray, and active again by Resume', async () => {
    const { tray, status, card } = await connected()
    await tray.click('Pause')
    await expect.poll(status).toEqual(['disabled'])
    await shows(() => card.textContent(), /Paused/)
    await tray.click('Resume')
    await expect.poll(status).toEqual(['active'])
    await shows(() => card.textContent(), /Live/)
  })

  it('follows a tunnel that is lost and comes back', async () => {
    const tunnels = await tunnelServer()
    const { status, card, tray } = await connected(tunnels.host)
    tunnels.kill()
    await shows(() => card.textContent(), /Reopening/)
    await expect.poll(status, { timeout: 16_000 }).toEqual(['disabled'])
    await expect.poll(async () => (await tray.labels()).join(), { timeout: 5_000 }).toContain('Reopening: ')
    await tunnels.restart()
    await expect.poll(status, { timeout: 10_000 }).toEqual(['active'])
    await shows(() => card.textContent(), /Live/)
  })
})
