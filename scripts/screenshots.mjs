// Takes the README's pictures of the page: a real afternoon on the practice line, in both themes.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { findChromium } from './find-chromium.mjs'

const at = path => fileURLToPath(new URL(path, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'hookswitch-pictures-'))
const serve = spawn(process.execPath, [
  at('../dist/cli/main.js'),
  'serve',
  '--practice',
  '--port',
  '0',
  '--data-dir',
  folder,
])
const address = await new Promise(resolve => createInterface(serve.stdout).once('line', resolve))

/** A handler that is slow at first, then good: what a day of debugging looks like. */
let calls = 0
const handler = createServer((_request, response) => {
  const waitMs = [140, 2_400, 320, 610, 90, 230, 1_150, 180][calls++ % 8]
  const config = {
    prompt: 'You answer for Northwind Hotels.',
    voice: 'en-US-James1',
    ...(calls % 8 === 5 ? { firstMessage: 'Hi' } : {}),
  }
  setTimeout(
    () => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(config)),
    waitMs,
  )
})
await new Promise(resolve => handler.listen(0, '127.0.0.1', resolve))

const always = { match: 'time', from: '00:00', until: '23:59', zone: 'Europe/Berlin' }
const share = percent => [{ match: 'share', experiment: 'greeting', percent }]
const give = { do: 'answer', answer: 'VIP concierge' }
/** Rules of an afternoon: VIPs, test callers, and a greeting that is tried on half of all others. */
const sampleRules = {
  format: 'hookswitch-rules',
  version: 1,
  platform: 'thunderphone',
  rules: [
    { name: 'VIPs by day', when: [{ match: 'from', is: ['+14155550199'] }, always], action: give },
    { name: 'Test callers', when: [{ match: 'from', prefix: ['+1555'] }], action: { do: 'breakpoint' } },
    { name: 'Greeting A', when: share(50), action: give },
    { name: 'Greeting B', when: share(50), action: { do: 'answer', answer: 'Your own agent' } },
  ],
}

const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await (
  await browser.newContext({ viewport: { width: 1_480, height: 900 }, colorScheme: 'dark' })
).newPage()
await page.goto(address)

const view = name => page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }).click()
const play = async (scenario, pauseMs = 250) => {
  await page.getByRole('button', { name: 'Choose a practice scenario' }).click()
  await page.getByRole('menuitem', { name: scenario }).click()
  await sleep(pauseMs)
}
const forward = async url => {
  await view('Connections')
  const card = page.getByRole('region', { name: 'Forward to your handler' })
  await card.getByRole('textbox', { name: 'Handler URL' }).fill(url)
  await card.getByRole('button', { name: url ? 'Save' : 'Stop forwarding' }).click()
  await view('Live')
}

for (const scenario of ['Normal call', 'Whole call', 'Web widget', 'Forged signature', 'Duplicate'])
  await play(scenario)
await forward(`http://127.0.0.1:${handler.address().port}/webhook`)
for (let i = 0; i < 8; i++) await play(i === 3 ? 'VIP caller' : 'Normal call', i === 1 ? 2_700 : 1_300)
await view('Connections')
await page.getByRole('button', { name: 'Stop forwarding' }).click()
await view('Live')
for (const scenario of ['Whole call', 'Out of order', 'Unknown event', 'Web widget', 'Normal call'])
  await play(scenario)
const prompt = page.getByRole('textbox', { name: 'Prompt', exact: true })
await prompt.fill((await prompt.inputValue()).replace('Greet them warmly', 'Greet them by name'))
await page.keyboard.press('ControlOrMeta+Enter')
await sleep(400)
await play('VIP caller', 800)
await page.getByRole('button', { name: 'Dismiss first steps' }).click()
// The notes go by themselves after a while.
await sleep(9_000)

mkdirSync(at('../docs/images'), { recursive: true })
for (const colorScheme of ['dark', 'light']) {
  await page.emulateMedia({ colorScheme })
  await sleep(400)
  await page.screenshot({ path: at(`../docs/images/page-${colorScheme}.png`) })
}

await page.emulateMedia({ colorScheme: 'dark' })
const project = join(tmpdir(), 'northwind-agent')
const fixtures = join(project, 'test/fixtures')
mkdirSync(fixtures, { recursive: true })
await page.locator('#captures').focus()
for (const key of ['Home', ...Array(11).fill('Shift+ArrowDown'), 'f']) await page.keyboard.press(key)
await page.getByLabel('Folder').fill(fixtures)
await page.getByRole('button', { name: 'Write into the folder' }).click()
await page.getByText(/^Wrote /).waitFor()
await view('Fixtures')
await page.getByLabel('Folder').fill(fixtures)
await page.getByRole('button', { name: 'Use this folder' }).click()
await page.getByLabel('Send to').fill(`http://localhost:${handler.address().port}/webhook`)
await page.getByRole('button', { name: 'Run all' }).click()
await page.locator('.only-failed').waitFor()
await sleep(9_000)
await page
  .getByRole('option', { name: /failed/ })
  .first()
  .click()
await sleep(400)
await page.screenshot({ path: at('../docs/images/fixtures-dark.png') })
rmSync(project, { recursive: true })

await view('Rules')
await page.locator('input[type=file]').setInputFiles({
  name: 'rules.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(sampleRules)),
})
await page.keyboard.press('ControlOrMeta+Enter')
await sleep(600)
for (let i = 0; i < 8; i++) await play('Whole call', 120)
await play('VIP caller')
await view('Rules')
await page.getByRole('button', { name: 'VIPs by day' }).first().click()
await sleep(9_000)
await page.screenshot({ path: at('../docs/images/rules-dark.png') })

await view('Live')
await page.keyboard.press('Shift+F8')
await page.keyboard.press('c')
await page.getByRole('button', { name: 'Let go' }).waitFor()
await page.keyboard.press('F8')
await sleep(150)
await page.screenshot({ path: at('../docs/images/breakpoint-dark.png') })
await browser.close()
handler.close()
handler.closeAllConnections()
serve.kill('SIGTERM')
await new Promise(resolve => serve.once('exit', resolve))
rmSync(folder, { recursive: true, force: true })
