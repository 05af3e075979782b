import { execFile, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Tunnel } from '../../core/tunnel/provider.ts'
import { type HostKeys, sshTunnel } from '../../core/tunnel/ssh.ts'
import { asProblem, type ProblemInfo } from '../../shared/problem.ts'
import { parseSshAddress } from '../../shared/ssh-address.ts'
import { builtApp } from '../support/built.ts'
import { runCommand } from '../support/command.ts'
import { developerHandler, giveConfig, rawListener, unusedPort } from '../support/developer-handler.ts'
import { tempFile } from '../support/files.ts'
import { liveConfig, liveLine } from '../support/line.ts'
import { deliver, endpointSecret, incoming, post } from '../support/sender.ts'
import { makeKey, sshd, sshServer } from '../support/ssh-server.ts'
import { tempFolder } from '../support/temp-folder.ts'

const keyBook = (): HostKeys => {
  const known = new Map<string, string>()
  return { get: server => known.get(server) ?? null, set: (server, key) => void known.set(server, key) }
}

interface Opening {
  readonly localPort?: number
  readonly hostKeys?: HostKeys
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
}

const open = async (host: string, opening: Opening = {}): Promise<Tunnel> => {
  const { localPort = 9, hostKeys = keyBook(), timeoutMs = 5_000 } = opening
  const { signal = new AbortController().signal } = opening
  const provider = sshTunnel(parseSshAddress(host), hostKeys)
  const tunnel = await provider.open({ localPort, wantedName: 'unused', timeoutMs, signal })
  onTestFinished(() => tunnel.close())
  return tunnel
}

/** Why it does not open. */
const refusal = async (host: string, opening: Opening = {}): Promise<ProblemInfo> => {
  try {
    await open(host, opening)
  } catch (error) {
    return asProblem(error).info
  }
  throw new Error('it opened')
}

const gone = (tunnel: Tunnel): Promise<string> => new Promise(resolve => tunnel.onGone(resolve))
const ask = (tunnel: Tunnel) => post(`${tunnel.url}/x`, Buffer.from('{}'))

describe.skipIf(sshd === undefined)('a tunnel over SSH', () => {
  test('brings 300 KB of every kind of character and a million bytes as they were sent, signatures intact', async () => {
    const server = await sshServer()
    const line = await liveLine({ tunnel: 'ssh', tunnelHost: server.host() })
    const { publicUrl, tunnel } = line.engine.connection('thunderphone-manual').state()
    expect(publicUrl).toMatch(new RegExp(`^http://127.0.0.1:${server.publicPort}/h/`))
    expect(tunnel).toMatchObject({ provider: 'ssh', traits: { stableUrl: 'yes', encryptedToServer: true } })
    expect(parseSshAddress(tunnel.host ?? '')).toEqual(parseSshAddress(server.host()))
    const bodies = [
      incoming(1, { pad: 'é€😀\u0000\\'.repeat(25_000) }),
      incoming(2, { pad: randomBytes(750_000).toString('base64').slice(0, 999_800) }),
    ]
    for (const [i, body] of bodies.entries()) {
      const reply = await deliver(`${publicUrl}?customer_id=123`, body)
      expect([reply.status, reply.body.toString()]).toEqual([200, liveConfig])
      const { request: kept } = await line.detailOf((await line.captureOf(String(i + 1))).id)
      expect(Buffer.from(kept.bodyBase64, 'base64').equals(body)).toBe(true)
    }
  })

  test('brings a million random bytes to a local port as they were sent, and as many back', async () => {
    const server = await sshServer()
    const body = randomBytes(1_000_000)
    const handler = await developerHandler((response, seen) => response.end(seen.body))
    const tunnel = await open(server.host(), { localPort: handler.port })
    const reply = await post(`${tunnel.url}/x`, body)
    expect(handler.seen[0]?.body.equals(body)).toBe(true)
    expect(reply.body.equals(body)).toBe(true)
  })

  test('answers a burst of 100 with a handler that takes 300 ms, every one in time', async () => {
    const server = await sshServer()
    const handler = await developerHandler((response, seen) => {
      setTimeout(() => giveConfig(response, seen), 300)
    })
    const line = await liveLine({ tunnel: 'ssh', tunnelHost: server.host(), forwardTo: handler.url })
    const { publicUrl } = line.engine.connection('thunderphone-manual').state()
    const replies = await Promise.all(
      Array.from({ length: 100 }, (_, i) => deliver(String(publicUrl), incoming(i + 1))),
    )
    expect(new Set(replies.map(reply => reply.body.toString()))).toEqual(
      new Set(['{"prompt":"From the handler.","voice":"en-US-Emma2"}']),
    )
    expect(Math.max(...replies.map(reply => reply.tookMs))).toBeLessThan(1_500)
  })

  test('says at once that its server was killed, and opens again when that is back', async () => {
    const server = await sshServer()
    const handler = await developerHandler()
    const hostKeys = keyBook()
    const tunnel = await open(server.host(), { localPort: handler.port, hostKeys })
    const told = gone(tunnel)
    const startedAt = performance.now()
    await server.kill()
    expect(await told).toMatch(/it ended the connection/)
    expect(performance.now() - startedAt).toBeLessThan(1_000)
    expect(await refusal(server.host())).toMatchObject({
      code: 'tunnel-unreachable',
      detail: { host: `127.0.0.1:${server.port}`, reason: 'nothing listens there' },
    })
    await server.start()
    const again = await open(server.host(), { localPort: handler.port, hostKeys })
    expect(again.url).toBe(tunnel.url)
    expect((await ask(again)).status).toBe(200)
  })

  test('notices a frozen server within 6.5 s and tells it once, also to whoever asks late', async () => {
    const server = await sshServer()
    const tunnel = await open(server.host())
    let told = 0
    const first = new Promise<string>(resolve =>
      tunnel.onGone(reason => {
        told++
        resolve(reason)
      }),
    )
    const startedAt = performance.now()
    server.signal('SIGSTOP')
    expect(await first).toBe('it went silent')
    expect(performance.now() - startedAt).toBeLessThan(6_500)
    server.signal('SIGCONT')
    await sleep(300)
    expect(told).toBe(1)
    expect(await gone(tunnel)).toBe('it went silent')
  })

  test('closes while its server is frozen, and says nothing of it', async () => {
    const server = await sshServer()
    const tunnel = await open(server.host())
    let told = 0
    tunnel.onGone(() => told++)
    server.signal('SIGSTOP')
    const startedAt = performance.now()
    await tunnel.close()
    expect(performance.now() - startedAt).toBeLessThan(1_000)
    expect(told).toBe(0)
  })

  test('gives the port back when it closes, so that it can be had again at once', async () => {
    const server = await sshServer()
    for (let i = 0; i < 3; i++) {
      const tunnel = await open(server.host())
      await Promise.all([tunnel.close(), tunnel.close()])
    }
  })

  test('refuses callers at once while the local port is dead, and delivers nothing of theirs later', async () => {
    const server = await sshServer()
    const localPort = await unusedPort()
    const tunnel = await open(server.host(), { localPort })
    const startedAt = performance.now()
    const calls = await Promise.allSettled(Array.from({ length: 10 }, () => ask(tunnel)))
    expect(calls.map(call => call.status)).toEqual(Array(10).fill('rejected'))
    expect(performance.now() - startedAt).toBeLessThan(500)

    const handler = await developerHandler(giveConfig, '127.0.0.1', localPort)
    await sleep(500)
    expect(handler.seen).toEqual([])
    expect((await ask(tunnel)).status).toBe(200)
  })

  test('ends a caller’s connection when the local end breaks off in the middle of an answer', async () => {
    const server = await sshServer()
    const local = await rawListener(socket =>
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf')
        setTimeout(() => socket.resetAndDestroy(), 50)
      }),
    )
    const tunnel = await open(server.host(), { localPort: Number(new URL(local).port) })
    await expect(ask(tunnel)).rejects.toThrow()
  })

  test('pins the host key, and sends nothing more to a server that shows another', async () => {
    const server = await sshServer()
    const hostKeys = keyBook()
    const name = `127.0.0.1:${server.port}`
    await (await open(server.host(), { hostKeys })).close()
    const known = hostKeys.get(name)
    expect(known).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/)
    server.changeHostKey()
    await server.kill()
    await server.start()
    const { code, detail } = await refusal(server.host(), { hostKeys })
    expect(code).toBe('ssh-host-key-changed')
    expect(detail).toEqual({ host: name, known, found: expect.stringMatching(/^SHA256:[A-Za-z0-9+/]{43}$/) })
    expect(detail.found).not.toBe(known)
    expect(hostKeys.get(name)).toBe(known)
    expect(server.said()).not.toMatch(/Accepted|Failed|authenticat/i)
  })

  test('pins nothing of a server that has not proven its key', async () => {
    const hostKeys = keyBook()
    const silent = await rawListener(socket => socket.write('SSH-2.0-OpenSSH_9.2\r\n'))
    const { port } = new URL(silent)
    await refusal(`a@127.0.0.1:${port}`, { hostKeys, timeoutMs: 300 })
    expect(hostKeys.get(`127.0.0.1:${port}`)).toBeNull()
  })

  test('says which key was refused, and for whom', async () => {
    const server = await sshServer()
    const other = join(tempFolder(), 'other')
    makeKey(other)
    const host = server.host().replace(server.keyFile, other)
    const user = parseSshAddress(host).user
    expect(await refusal(host)).toEqual({
      code: 'ssh-key-refused',
      detail: { host: `127.0.0.1:${server.port}`, key: `the key ${other}`, user },
    })
    expect(await refusal(host.replace(`${user}@`, 'nobody-here@'))).toMatchObject({
      code: 'ssh-key-refused',
      detail: { user: 'nobody-here' },
    })
  })

  test('takes the keys of an agent first, then the usual file when the agent has none', async () => {
    const server = await sshServer()
    const [home, socket] = [tempFolder(), join(tempFolder(), 'agent')]
    const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' })
    onTestFinished(() => {
      agent.kill()
      vi.unstubAllEnvs()
    })
    await expect.poll(() => existsSync(socket)).toBe(true)
    vi.stubEnv('HOME', home)
    vi.stubEnv('SSH_AUTH_SOCK', socket)
    const host = server.host().replace(/key=[^&]*&/, '')
    const user = parseSshAddress(host).user
    const refused = { code: 'ssh-key-refused', detail: { host: `127.0.0.1:${server.port}`, user } }
    expect(await refusal(host)).toMatchObject({ ...refused, detail: { key: 'the keys of your SSH agent' } })

    mkdirSync(join(home, '.ssh'))
    makeKey(join(home, '.ssh/id_ed25519'))
    const both = 'the keys of your SSH agent and the key ~/.ssh/id_ed25519'
    expect(await refusal(host)).toMatchObject({ ...refused, detail: { key: both } })
    copyFileSync(server.keyFile, join(home, '.ssh/id_ed25519'))
    await (await open(host)).close()
    await (await open(server.host().replace(server.keyFile, '~/.ssh/id_ed25519'))).close()

    rmSync(join(home, '.ssh'), { recursive: true })
    execFileSync('ssh-add', ['-q', server.keyFile])
    await (await open(host)).close()
  })

  test('without any key says where one would be', async () => {
    const server = await sshServer()
    onTestFinished(() => {
      vi.unstubAllEnvs()
    })
    const home = tempFolder()
    vi.stubEnv('HOME', home)
    vi.stubEnv('SSH_AUTH_SOCK', '')
    const host = server.host().replace(/key=[^&]*&/, '')
    const file = '~/.ssh/id_ed25519'
    expect(await refusal(host)).toEqual({
      code: 'ssh-key-unreadable',
      detail: { file, reason: 'there is no such file, and no SSH agent either' },
    })
    mkdirSync(join(home, '.ssh'))
    makeKey(join(home, '.ssh/id_ed25519'), 'a passphrase')
    expect(await refusal(host)).toMatchObject({ detail: { file, reason: expect.stringMatching(/ssh-add/) } })
  })

  test('says why a key cannot be used, before anything is sent', async () => {
    const folder = tempFolder()
    const locked = join(folder, 'locked')
    makeKey(locked, 'a passphrase')
    const cases: readonly (readonly [file: string, reason: RegExp])[] = [
      [locked, /passphrase.*ssh-add/],
      [`${locked}.pub`, /public half/],
      [join(folder, 'none'), /no such file/],
      [folder, /it is a folder/],
      [tempFile('odd', 'hello'), /no private key/],
      [tempFile('empty', ''), /no private key/],
    ]
    for (const [file, reason] of cases)
      expect(await refusal(`a@127.0.0.1:9?key=${file}`)).toEqual({
        code: 'ssh-key-unreadable',
        detail: { file, reason: expect.stringMatching(reason) },
      })
  })

  test('says that the server permits no such port, and that a port is taken is another matter', async () => {
    const server = await sshServer()
    const other = await unusedPort()
    const forbidden = server.host(`url=http://x.example`).replace(String(server.publicPort), String(other))
    expect(await refusal(forbidden)).toMatchObject({
      code: 'ssh-forward-refused',
      detail: { host: `127.0.0.1:${server.port}`, listen: `127.0.0.1:${other}` },
    })
    await open(server.host())
    expect(await refusal(server.host())).toMatchObject({
      code: 'tunnel-unreachable',
      detail: { reason: expect.stringMatching(/older connection still holds that port, which passes/) },
    })
  })

  test('says what is there instead of an SSH server, within its time', async () => {
    const silent = await rawListener(() => {})
    const web = await rawListener(socket => socket.once('data', () => socket.end('HTTP/1.1 400 No\r\n\r\n')))
    const hangsUp = await rawListener(socket => socket.end())
    const noise = await rawListener(socket => socket.end(randomBytes(100_000)))
    const old = await rawListener(socket => socket.write('SSH-1.5-old\r\n'))
    const cases: readonly (readonly [url: string, reason: RegExp])[] = [
      [silent, /something answers there, but not as an SSH server within 1 s/],
      [web, /SSH/],
      [hangsUp, /ended the connection before a word of SSH/],
      [noise, /SSH/],
      [old, /does not speak SSH as Hookswitch does/],
      [`http://127.0.0.1:${await unusedPort()}`, /nothing listens there/],
      ['http://no-such-host.invalid:22', /its name is not known/],
    ]
    await Promise.all(
      cases.map(async ([url, reason]) => {
        const { hostname, port } = new URL(url)
        const startedAt = performance.now()
        const { code, detail } = await refusal(`a@${hostname}:${port || 22}`, { timeoutMs: 1_000 })
        expect([code, detail.host]).toEqual(['tunnel-unreachable', `${hostname}:${port || 22}`])
        expect(detail.reason).toMatch(reason)
        expect(performance.now() - startedAt).toBeLessThan(1_500)
      }),
    )
  })

  test('in a terminal is refused with 3 when the host key has changed, until the old one is forgotten', async () => {
    const server = await sshServer()
    const dataFolder = ['--data-dir', tempFolder()]
    const secret = ['--secret-file', tempFile('secret', endpointSecret)]
    const by = ['--tunnel', 'ssh', '--tunnel-host', server.host()]
    const listen = (...more: string[]) =>
      runCommand(['listen', '--json', ...by, ...secret, ...dataFolder, ...more])
    const isReady = (value: Record<string, unknown>) => value.type === 'ready'

    const first = listen()
    const { publicUrl } = await first.json(isReady)
    expect((await deliver(String(publicUrl), incoming(1))).status).toBe(200)
    first.kill('SIGTERM')
    expect(await first.ended).toBe(0)

    server.changeHostKey()
    await server.kill()
    await server.start()
    const second = listen()
    expect(await second.ended).toBe(3)
    expect(second.stderr()).toMatch(/shows another host key \(SHA256:.*--forget-host-key/s)

    const third = listen('--forget-host-key')
    expect((await third.json(isReady)).publicUrl).toBe(publicUrl)
  })

  test('can be called off while it opens, and before', async () => {
    const silent = await rawListener(() => {})
    const { port } = new URL(silent)
    const calledOff = new AbortController()
    const startedAt = performance.now()
    setTimeout(() => calledOff.abort(), 100)
    const reason = { code: 'tunnel-unreachable', detail: { reason: 'it was called off' } }
    expect(await refusal(`a@127.0.0.1:${port}`, { signal: calledOff.signal })).toMatchObject(reason)
    expect(performance.now() - startedAt).toBeLessThan(500)
    expect(await refusal(`a@127.0.0.1:${port}`, { signal: AbortSignal.abort() })).toMatchObject(reason)
  })
})

/** What runs in the desktop app, where no packages lie beside the build. */
const inApp = `
  const [file, port, address] = process.argv.slice(1)
  const { openSsh } = await import(file)
  const hostKeys = { get: () => null, set: () => {} }
  const signal = new AbortController().signal
  const tunnel = await openSsh(JSON.parse(address), hostKeys, { localPort: Number(port), timeoutMs: 5_000, signal })
  console.log(await (await fetch(tunnel.url, { method: 'POST', body: 'x'.repeat(100_000) })).text())
  await tunnel.close()
`

test.skipIf(sshd === undefined)(
  'the desktop app’s own build opens a tunnel over SSH without a package or a binary',
  async () => {
    const [server, handler] = [await sshServer(), await developerHandler()]
    const folder = tempFolder()
    cpSync(builtApp, folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    const chunk = readdirSync(folder).find(name => name.startsWith('ssh-connection'))
    const address = JSON.stringify(parseSshAddress(server.host()))
    const given = [join(folder, String(chunk)), String(handler.port), address]
    const args = ['--input-type=module', '-e', inApp, ...given]
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: folder })
    expect([stdout, stderr]).toEqual(['{"prompt":"From the handler.","voice":"en-US-Emma2"}\n', ''])
    expect(handler.seen[0]?.body.length).toBe(100_000)
  },
)

describe.skipIf(sshd === undefined)('an SSH tunnel service', () => {
  const service = (server: { host(query: string): string }) => server.host('')

  test('says itself under which URL it leads here', async () => {
    const printed = 'echo Read https://127.0.0.1/docs; echo tunneled, https://Abc.lt.example; sleep 30'
    const script = tempFile('session', `#!/bin/sh\n${printed}\n`)
    chmodSync(script, 0o700)
    const server = await sshServer(script)
    const tunnel = await open(service(server))
    expect(tunnel.url).toBe('https://abc.lt.example')
    await server.kill()
    expect(await gone(tunnel)).toMatch(/it ended the connection/)
  })

  test('that prints no URL, or hangs up, is given up with the reason', async () => {
    const [server, silent] = [await sshServer('/bin/echo Hello'), await sshServer('/bin/sleep 30')]
    expect((await refusal(service(server))).detail.reason).toMatch(/ended the session without the URL/)
    expect((await refusal(service(silent), { timeoutMs: 1_000 })).detail.reason).toMatch(
      /printed no URL of a tunnel within 1 s/,
    )
  })
})
