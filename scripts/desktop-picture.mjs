// Takes the README's picture of the desktop app with its tray menu open:
//   xvfb-run -s '-screen 0 1600x1000x24' node scripts/desktop-picture.mjs
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { _electron } from 'playwright-core'
import { findElectron } from './host-command.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = mkdtempSync(join(tmpdir(), 'hookswitch-picture-'))
const { electron, missing } = await findElectron()
if (missing) throw new Error(missing)
const app = await _electron.launch({
  executablePath: electron,
  args: ['--no-sandbox', root, '--practice', '--data-dir', folder],
  colorScheme: null,
})
await app.evaluate(({ nativeTheme, Tray }) => {
  nativeTheme.themeSource = 'dark'
  const set = Tray.prototype.setContextMenu
  Tray.prototype.setContextMenu = function (menu) {
    globalThis.trayMenu = menu
    return set.call(this, menu)
  }
})
const page = await app.firstWindow()
await app.evaluate(({ BrowserWindow }) =>
  BrowserWindow.getAllWindows()[0].setBounds({ x: 0, y: 0, width: 1600, height: 1000 }),
)
const call = page
  .getByRole('region', { name: 'Practice line', exact: true })
  .getByRole('button', { name: 'Place a call' })
for (let i = 0; i < 6; i++) {
  await call.click()
  await sleep(700)
}
const prompt = page.getByRole('textbox', { name: 'Prompt', exact: true })
await prompt.fill((await prompt.inputValue()).replace('Greet them warmly', 'Greet them by name'))
await page.keyboard.press('ControlOrMeta+Enter')
await sleep(400)
await call.click()
await page.getByRole('button', { name: 'Dismiss first steps' }).click()
await sleep(9_000)

const picture = await app.evaluate(async ({ BrowserWindow, desktopCapturer, screen }) => {
  const [window] = BrowserWindow.getAllWindows()
  globalThis.trayMenu.popup({ window, x: 1290, y: 46 })
  await new Promise(resolve => setTimeout(resolve, 1_500))
  const { size } = screen.getPrimaryDisplay()
  const [source] = await desktopCapturer.getSources({ types: ['screen'], thumbnailSize: size })
  return source.thumbnail.toPNG().toString('base64')
})
writeFileSync(join(root, 'docs/images/desktop-dark.png'), Buffer.from(picture, 'base64'))
app.process().kill('SIGTERM')
await new Promise(resolve => app.process().once('exit', resolve))
rmSync(folder, { recursive: true, force: true })
