import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runCommand } from '../support/command.ts'
import { asRoot, electronRuntime, startApp } from '../support/desktop-app.ts'
import { dataFolderOf } from '../support/desktop-parts.ts'
import { desktopWithTray } from '../support/desktop-session.ts'
import { rowCount } from '../support/page.ts'

describe('a second start', () => {
  it('shows the window of the first and ends', async () => {
    const desktop = await desktopWithTray()
    const { app, page } = await startApp(desktop)
    await rowCount(await page(), 1)
    const visible = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(w => w.isVisible()))
    await desktop.tray.click('Hide window')
    await expect.poll(visible).toEqual([false])

    const root = fileURLToPath(new URL('../..', import.meta.url))
    const second = spawn(electronRuntime(), [...asRoot, root], {
      env: desktop.env,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let stderr = ''
    second.stderr.on('data', chunk => {
      stderr += String(chunk)
    })
    const [code] = await once(second, 'exit')
    expect(code).toBe(0)
    expect(stderr).toContain('Hookswitch is running already: its window comes to the front.')
    await expect.poll(visible).toEqual([true])
    expect(await desktop.tray.icons()).toHaveLength(1)
  })

  it('beside a terminal that holds the data folder names it, and works once that has ended', async () => {
    const desktop = await desktopWithTray()
    const flags = ['--practice', '--port', '0', '--data-dir', dataFolderOf(desktop)]
    const serve = runCommand(['serve', ...flags])
    await serve.line(line => line.startsWith('http://'))
    const { page, ended, stderr } = await startApp(desktop)
    await expect
      .poll(stderr, { timeout: 10_000 })
      .toMatch(
        /The data folder \S+ is in use by another Hookswitch \(hookswitch serve, process \d+.*Stop that one/,
      )
    await expect.poll(() => desktop.tray.labels()).toContain('The engine does not run')

    serve.kill('SIGTERM')
    expect(await serve.ended).toBe(0)
    await desktop.tray.click('Start the engine again')
    await rowCount(await page(), 2)
    await desktop.tray.click('Quit Hookswitch')
    expect(await ended).toBe(0)
  })
})
