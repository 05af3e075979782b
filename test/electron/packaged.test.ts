import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { connect, goTo } from '../support/connections-page.ts'
import { startApp } from '../support/desktop-app.ts'
import { bareDesktop, type Desktop, desktopWithTray } from '../support/desktop-session.ts'
import { startPackaged } from '../support/packaged-app.ts'
import { placeCall, rowCount } from '../support/page.ts'
import { platformStandIn } from '../support/platform-stand-in.ts'
import { tunnelServer } from '../support/tunnel-server.ts'
import { stillRunning, watchdogsOf } from '../support/watchdogs.ts'

const script = fileURLToPath(new URL('../../scripts/package-dir.mjs', import.meta.url))

describe('the packaged app', () => {
  const output = mkdtempSync(join(tmpdir(), 'hookswitch-package-'))
  const folder = join(output, 'linux-unpacked')
  const executable = join(folder, 'hookswitch')

  beforeAll(() => {
    const made = spawnSync(process.execPath, [script, '--output', output], { encoding: 'utf8' })
    if (made.status !== 0) throw new Error(`${made.stdout}${made.stderr}`)
  }, 180_000)
  afterAll(() => rmSync(output, { recursive: true, force: true, maxRetries: 5 }))

  it('takes calls, with SQLite from outside the archive, and quits from the tray', async () => {
    const desktop = await desktopWithTray()
    const app = await startPackaged(executable, desktop)
    await rowCount(app.page, 1)
    await placeCall(app.page)
    await rowCount(app.page, 2)

    const native = app.mapped().filter(file => file.endsWith('.node'))
    expect(new Set(native).size).toBe(1)
    expect(native[0]).toContain(
      join(folder, 'resources/app.asar.unpacked/node_modules/@photostructure/sqlite'),
    )
    expect(readdirSync(join(folder, 'resources')).sort()).toEqual(['app.asar', 'app.asar.unpacked'])

    await desktop.tray.click(/^Quit/)
    expect(await app.ended).toBe(0)
    expect(await desktop.tray.icons()).toEqual([])
  })

  it('has the pictures of the app in the tray, live and paused', async () => {
    const pictures = async (start: (desktop: Desktop) => Promise<unknown>) => {
      const desktop = await desktopWithTray()
      await start(desktop)
      const shows = (label: RegExp) =>
        expect
          .poll(() => desktop.tray.labels(), { timeout: 20_000 })
          .toContainEqual(expect.stringMatching(label))
      await shows(/^Live: /)
      const live = (await desktop.tray.icon()).icon
      await desktop.tray.click('Pause')
      await shows(/^Paused: /)
      return { live, paused: (await desktop.tray.icon()).icon }
    }
    const unpackaged = await pictures(desktop => startApp(desktop))
    const packaged = await pictures(desktop => startPackaged(executable, desktop))
    expect(unpackaged.live).not.toBe(unpackaged.paused)
    expect(packaged).toEqual(unpackaged)
  })

  it('opens a tunnel, whose worker script lies in the archive', async () => {
    const [platform, tunnel] = await Promise.all([platformStandIn(), tunnelServer()])
    const { page } = await startPackaged(executable, await desktopWithTray())
    await goTo(page, 'Connections')
    await connect(page, platform.apiUrl, 'sk_live_of_the_package', tunnel.host)
    await expect.poll(() => platform.endpoints.size, { timeout: 15_000 }).toBe(1)
    const [endpoint] = platform.endpoints.values()
    expect(endpoint?.url.startsWith(tunnel.host)).toBe(true)
  })

  it('leaves no endpoint behind when all of it is killed at once, nor the watchdog that sees to that', async () => {
    const platform = await platformStandIn()
    const desktop = await desktopWithTray()
    const app = await startPackaged(executable, desktop)
    await goTo(app.page, 'Connections')
    await connect(app.page, platform.apiUrl, 'sk_live_of_the_package')
    await expect.poll(() => platform.endpoints.size, { timeout: 15_000 }).toBe(1)
    const watchdogs = watchdogsOf(app.pid)
    expect(watchdogs).toHaveLength(1)
    app.kill()
    await app.ended
    await expect.poll(() => platform.endpoints.size, { timeout: 10_000 }).toBe(0)
    await expect.poll(() => stillRunning(watchdogs), { timeout: 5_000 }).toEqual([])
  })

  it('is no Node and opens no inspector, whatever its environment and flags say', async () => {
    const { env } = await desktopWithTray()
    const asNode = { env: { ...env, ELECTRON_RUN_AS_NODE: '1' } }
    const app = await startPackaged(executable, asNode, ['--inspect=0'])
    await rowCount(app.page, 1)
    expect(app.stderr()).not.toContain('Debugger listening')
  })

  it('runs nothing that was put in the place of its archive', async () => {
    const { env, home } = await bareDesktop()
    const trace = join(home, 'trace')
    const inResources = (name: string) => join(folder, 'resources', name)
    const archive = inResources('app.asar')
    const away = inResources('away.asar')
    const intruder = inResources('app')
    renameSync(archive, away)
    onTestFinished(() => renameSync(away, archive))
    mkdirSync(intruder)
    onTestFinished(() => rmSync(intruder, { recursive: true }))
    writeFileSync(join(intruder, 'package.json'), '{"main":"index.cjs"}')
    writeFileSync(
      join(intruder, 'index.cjs'),
      `require('node:fs').writeFileSync(${JSON.stringify(trace)}, '')`,
    )

    const { status } = spawnSync(executable, ['--no-sandbox'], { env, timeout: 15_000 })
    expect(status).not.toBeNull()
    expect(existsSync(trace)).toBe(false)
  })
})
