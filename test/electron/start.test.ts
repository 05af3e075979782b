import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { connect, goTo } from '../support/connections-page.ts'
import { bareDesktop, type Desktop } from '../support/desktop-session.ts'
import { drivePage } from '../support/packaged-app.ts'
import { rowCount, shows } from '../support/page.ts'
import { platformStandIn } from '../support/platform-stand-in.ts'
import { processesWith } from '../support/process-group.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const terminal = join(root, 'test/support/terminal.py')

/** `npm start`, or the script that it runs, in a terminal of its own on this desktop. */
const startIn = (desktop: Desktop, command: readonly string[]) => {
  const folder = join(desktop.home, 'data')
  const child = spawn('/usr/bin/python3', [terminal, ...command, '--data-dir', folder], {
    cwd: root,
    env: desktop.env,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  const ended = once(child, 'exit').then(([code]) => code as number)
  const running = () => processesWith(folder)
  onTestFinished(async () => {
    for (const { pid } of running()) process.kill(pid, 'SIGKILL')
    await ended
  })
  return { child, ended, running }
}

const connected = async (command: readonly string[]) => {
  const started = startIn(await bareDesktop(), [...command, '--remote-debugging-port=0'])
  const platform = await platformStandIn({ deleteMs: 1_500 })
  const { page } = await drivePage(started.child)
  await rowCount(page, 1)
  await goTo(page, 'Connections')
  const card = await connect(page, platform.apiUrl, 'sk_live_of_the_start')
  await shows(() => card.textContent(), /Live/)
  expect(platform.endpoints.size).toBe(1)
  return { ...started, platform }
}

describe('npm start', () => {
  it('ends in order on one Ctrl+C, which npm hands on a second time', async () => {
    const { child, ended, platform, running } = await connected(['npm', 'start', '--'])
    child.stdin.write('c')
    // The shell that npm starts us in says that there was a Ctrl+C, whatever we say; some say nothing.
    expect([0, 130]).toContain(await ended)
    expect(platform.endpoints.size).toBe(0)
    expect(running()).toEqual([])
  })

  it('ends in order when its terminal is closed', async () => {
    const { child, ended, platform, running } = await connected(['node', 'scripts/start.mjs'])
    child.stdin.write('x')
    expect(await ended).toBe(0)
    expect(platform.endpoints.size).toBe(0)
    expect(running()).toEqual([])
  })

  it('takes the browser when the display answers and then refuses the app', async () => {
    const refusing = createServer(socket => socket.end())
    const desktop = await bareDesktop()
    refusing.listen(0, '127.0.0.1')
    onTestFinished(() => void refusing.close())
    await once(refusing, 'listening')
    const { port } = refusing.address() as AddressInfo
    const env = { ...desktop.env, DISPLAY: `127.0.0.1:${port - 6_000}` }
    const { child, ended } = startIn({ ...desktop, env }, ['node', 'scripts/start.mjs'])
    let said = ''
    child.stderr.on('data', chunk => {
      said += String(chunk)
    })
    await expect.poll(() => said, { timeout: 20_000 }).toMatch(/http:\/\/127\.0\.0\.1:\d+\/#token=/)
    expect(said).toMatch(
      /No desktop app: it ended before it was up \(.+\)\. Starting the page for your browser/,
    )
    child.stdin.write('c')
    expect(await ended).toBe(0)
  })
})
