import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { connect, goTo } from '../support/connections-page.ts'
import { startApp } from '../support/desktop-app.ts'
import { answerBoxes, dataFolderOf } from '../support/desktop-parts.ts'
import { desktopWithTray } from '../support/desktop-session.ts'
import { filesWith } from '../support/files.ts'
import { rowCount, shows } from '../support/page.ts'
import { platformStandIn } from '../support/platform-stand-in.ts'

describe('the desktop settings', () => {
  it.each([
    ['what is no JSON', '{ "window": '],
    ['what has another shape', '{ "window": { "width": "wide", "height": 1 } }'],
  ])('that hold %s are kept aside and told, and the app starts on its defaults', async (_what, text) => {
    const desktop = await desktopWithTray()
    const folder = dataFolderOf(desktop)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'desktop.json'), text)
    const { page, stderr } = await startApp(desktop)
    await rowCount(await page(), 1)
    const kept = readdirSync(folder).filter(name => name.startsWith('desktop.unreadable-'))
    expect(kept).toHaveLength(1)
    expect(readFileSync(join(folder, kept[0] ?? ''), 'utf8')).toBe(text)
    expect(stderr()).toContain(`The old file was kept as ${join(folder, kept[0] ?? '')}.`)
  })

  it('bring the window back where it was', async () => {
    const desktop = await desktopWithTray()
    const first = await startApp(desktop)
    await rowCount(await first.page(), 1)
    const bounds = { x: 80, y: 60, width: 1_000, height: 700 }
    await first.app.evaluate(
      ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to),
      bounds,
    )
    const file = join(dataFolderOf(desktop), 'desktop.json')
    await expect.poll(() => readFileSync(file, 'utf8')).toContain('"width": 1000')
    await desktop.tray.click('Quit Hookswitch')
    await first.ended

    const second = await startApp(desktop)
    await second.page()
    const now = await second.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getBounds(),
    )
    expect(now).toEqual(bounds)
  })
})

describe("the app's saved keys", () => {
  it.each(['{ bad', 'null', '[1,2]', '{"thunderphone/api-key": 5}'])(
    'that cannot be used, as %s, are kept aside and told, and new ones are saved',
    async text => {
      const desktop = await desktopWithTray()
      const folder = dataFolderOf(desktop)
      const file = join(folder, 'desktop-secrets.json')
      mkdirSync(folder, { recursive: true })
      writeFileSync(file, text)
      writeFileSync(join(folder, 'desktop.json'), '{"keepSecretsWithoutKeychain": true}')
      const { page: window, stderr } = await startApp(desktop)
      const page = await window()
      await rowCount(page, 1)
      const [kept = ''] = readdirSync(folder).filter(name => name.startsWith('desktop-secrets.unreadable-'))
      expect(readFileSync(join(folder, kept), 'utf8')).toBe(text)
      expect(stderr()).toContain(`The keys and secrets in ${file} could not be read`)
      expect(stderr()).toContain(`Give your API keys again. The old file was kept as ${join(folder, kept)}.`)
      const platform = await platformStandIn()
      await goTo(page, 'Connections')
      await connect(page, platform.apiUrl, 'sk_live_given_again')
      await expect.poll(() => platform.endpoints.size, { timeout: 10_000 }).toBe(1)
      const saved = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
      expect(Object.keys(saved)).toContain('thunderphone/api-key')
      expect(new Set(Object.values(saved).map(value => typeof value))).toEqual(new Set(['string']))
    },
  )
})

describe('what went wrong when the engine started', () => {
  it('is told once in the terminal and once in the window', async () => {
    const desktop = await desktopWithTray()
    const folder = dataFolderOf(desktop)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'settings.json'), '{ "conn')
    const { page: window, stderr } = await startApp(desktop)
    const page = await window()
    await rowCount(page, 1)
    const words = `The settings in ${join(folder, 'settings.json')} could not be read`
    await page.getByText(words).waitFor()
    expect(stderr().split(words)).toHaveLength(2)
    await page.reload()
    await rowCount(page, 1)
    expect(await page.getByText(words).count()).toBe(0)
  })
})

describe('a desktop without a keychain', () => {
  const key = 'sk_live_without_a_keychain'
  const connected = async () => {
    const desktop = await desktopWithTray()
    const platform = await platformStandIn()
    const started = await startApp(desktop)
    const page = await started.page()
    await rowCount(page, 1)
    return { ...started, desktop, platform, page }
  }

  it('is told of, keeps keys for this run only and writes none of them, until the user agrees', async () => {
    const { desktop, platform, page, app, stderr, ended } = await connected()
    await expect.poll(stderr).toContain('This desktop has no keychain')
    const boxes = await answerBoxes(app, [0, 1])
    await goTo(page, 'Connections')
    const card = await connect(page, platform.apiUrl, key)
    await shows(() => card.textContent(), /Live/)
    const [box] = await boxes()
    expect(box).toMatchObject({
      message: expect.stringContaining('kept for this run only'),
      buttons: ['For this run only', 'Keep them in a file'],
    })
    const folder = dataFolderOf(desktop)
    expect(filesWith(folder, key)).toEqual([])
    expect(readdirSync(folder)).not.toContain('desktop-secrets.json')

    // Asked again from the tray, and agreed this time.
    await desktop.tray.click('Keys are kept for this run only…')
    await expect.poll(() => desktop.tray.labels()).not.toContain('Keys are kept for this run only…')
    expect(readFileSync(join(folder, 'desktop-secrets.json'), 'utf8')).toContain('thunderphone/api-key')
    expect(filesWith(folder, key)).toEqual([])
    await desktop.tray.click('Quit Hookswitch')
    expect(await ended).toBe(0)

    // The next start connects with the key that was kept, and does not ask.
    const next = await startApp(desktop, [])
    await next.page()
    await expect.poll(() => platform.endpoints.size, { timeout: 10_000 }).toBe(1)
    expect(next.stderr()).not.toContain('This desktop has no keychain')
    expect(new Set(platform.calls.map(call => call.authorization))).toEqual(new Set([`Bearer ${key}`]))
  })
})
