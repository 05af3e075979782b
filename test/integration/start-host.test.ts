import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createSocketServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { tempFolder } from '../support/temp-folder.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A script of ours with what it says, on a desktop of which only these variables are known. */
const run = (args: readonly string[], env: Record<string, string>) => {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(XDG_|WAYLAND_|DISPLAY$|ELECTRON_|HOOKSWITCH_)/.test(name),
  )
  const child: ChildProcess = spawn(process.execPath, args, {
    cwd: root,
    env: { ...Object.fromEntries(own), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  child.stdout?.on('data', chunk => {
    said.stdout += String(chunk)
  })
  child.stderr?.on('data', chunk => {
    said.stderr += String(chunk)
  })
  const ended = once(child, 'close').then(([code]) => code as number)
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return { child, said, ended }
}

describe.runIf(process.platform === 'linux')('npm start without a display', () => {
  it.each([
    ['no display', {}, '(neither DISPLAY nor WAYLAND_DISPLAY is set)'],
    ['an X display that has ended', { DISPLAY: ':4077' }, '(nothing answers at DISPLAY=:4077)'],
    ['a closed tunnel to one', { DISPLAY: 'localhost:1.0' }, '(nothing answers at DISPLAY=localhost:1.0)'],
    ['what is no display', { DISPLAY: 'yes' }, '(nothing answers at DISPLAY=yes)'],
    [
      'a Wayland display that has ended',
      { WAYLAND_DISPLAY: 'wayland-7' },
      '(nothing answers at WAYLAND_DISPLAY=wayland-7)',
    ],
    [
      'two that have ended',
      { DISPLAY: ':4077', WAYLAND_DISPLAY: '/nowhere/wayland-0' },
      '(nothing answers at DISPLAY=:4077 or WAYLAND_DISPLAY=/nowhere/wayland-0)',
    ],
  ])('says so in one line for %s, and starts the browser host', async (_what, env, words) => {
    const flags = ['--data-dir', tempFolder()]
    const { child, said, ended } = run(['scripts/start.mjs', ...flags], {
      ...env,
      XDG_RUNTIME_DIR: tempFolder(),
    } as Record<string, string>)
    await expect.poll(() => said.stdout, { timeout: 15_000 }).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=/m)
    const [first] = said.stderr.split('\n')
    expect(first).toBe(
      `No desktop app: there is no display ${words}. Starting the page for your browser instead.`,
    )
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })

  it('finds one that answers, over a socket file or an address', async () => {
    const folder = tempFolder()
    const open = async (where: { path: string } | { port: number; host: string }) => {
      const server = createSocketServer(socket => socket.end())
      server.listen(where)
      onTestFinished(() => void server.close())
      await once(server, 'listening')
      return server.address()
    }
    await open({ path: join(folder, 'wayland-3') })
    const { port } = (await open({ port: 0, host: '127.0.0.1' })) as AddressInfo
    const look = `import('./scripts/find-display.mjs').then(async m => console.log(JSON.stringify(await m.missingDisplay())))`
    for (const env of [
      { WAYLAND_DISPLAY: 'wayland-3', XDG_RUNTIME_DIR: folder },
      { WAYLAND_DISPLAY: join(folder, 'wayland-3') },
      { DISPLAY: `127.0.0.1:${port - 6_000}.0` },
      { DISPLAY: ':4077', WAYLAND_DISPLAY: join(folder, 'wayland-3') },
    ] as Record<string, string>[]) {
      const { said, ended } = run(['-e', look], env)
      expect(await ended).toBe(0)
      expect(said.stdout).toBe('null\n')
    }
  })
})

describe('fetching the Electron runtime', () => {
  const silentMs = 1_500
  /** From a mirror that answers so. The package's folder is the real one; nothing is put there unless the sums fit. */
  const fetchFrom = async (answer: RequestListener, env: Record<string, string> = {}) => {
    const server = createServer(answer).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    const mirror = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const program = `import('./scripts/fetch-electron.mjs').then(async m => console.log(JSON.stringify(
      await m.fetchElectron('node_modules/electron', ${silentMs}))))`
    const temp = tempFolder()
    const startedAt = performance.now()
    const { said, ended } = run(['-e', program], {
      ELECTRON_MIRROR: mirror,
      electron_config_cache: tempFolder(),
      TMPDIR: temp,
      ...env,
    })
    expect(await ended).toBe(0)
    return {
      reason: JSON.parse(said.stdout) as string | null,
      lines: said.stderr.trim().split('\n'),
      tookMs: performance.now() - startedAt,
    }
  }
  const progress = /^Fetching the Electron runtime, once: \d+ MB$/

  it('ends when nothing comes for a while', async () => {
    const { reason, lines, tookMs } = await fetchFrom(() => {})
    expect(reason).toBe('nothing came for 2 s')
    expect(lines).toEqual([expect.stringMatching(progress)])
    expect(tookMs).toBeLessThan(10_000)
  })

  it('goes on as long as something comes, however slowly, and tells how much there is', async () => {
    const { reason, lines, tookMs } = await fetchFrom(async (_request, response) => {
      for (let part = 0; part < 8; part++) {
        response.write(Buffer.alloc(500_000))
        await sleep(silentMs / 2)
      }
      response.end()
    })
    // What came is no Electron, which its sum shows.
    expect(reason).toMatch(/^\S*Error: /)
    expect(reason).not.toContain('nothing came')
    expect(tookMs).toBeGreaterThan(3 * silentMs)
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) expect(line).toMatch(progress)
    expect(lines.at(-1)).not.toContain(' 0 MB')
  })

  it('says in one line why a mirror refuses', async () => {
    const refuse: RequestListener = (_request, response) => void response.writeHead(404).end()
    const { reason, lines } = await fetchFrom(refuse)
    expect(reason).toMatch(/^HTTPError: Response code 404 \(Not Found\) for http:\/\/127\.0\.0\.1/)
    expect(lines).toEqual([expect.stringMatching(progress)])
    const debugged = await fetchFrom(refuse, { HOOKSWITCH_DEBUG: '1' })
    expect(debugged.lines.join('\n')).toMatch(/HTTPError: [^\n]*\n\s+at /)
  })
})
