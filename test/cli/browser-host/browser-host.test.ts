import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { openBrowserHost } from '../../../cli/browser-host/browser-host.ts'
import { readPage } from '../../../core/page/page-files.ts'
import { smallEngine } from '../../core/api/small-engine.ts'
import { tempFolder } from '../../support/temp-folder.ts'

/** A built page, with a secret beside it. */
const pageFolder = (): URL => {
  const root = tempFolder()
  const page = join(root, 'page')
  mkdirSync(join(page, 'assets'), { recursive: true })
  writeFileSync(join(root, 'secret.js'), 'secret')
  writeFileSync(join(page, 'index.html'), '<html nonce="__CSP_NONCE__">page</html>')
  writeFileSync(join(page, 'assets', 'main.js'), 'main __CSP_NONCE__')
  writeFileSync(join(page, 'assets', 'main.js.map'), '{}')
  writeFileSync(join(page, '.env'), 'secret')
  symlinkSync(join(root, 'secret.js'), join(page, 'linked.js'))
  return pathToFileURL(`${page}/`)
}

const open = async () => {
  const host = await openBrowserHost(smallEngine().source, pageFolder(), 0)
  onTestFinished(() => host.close())
  const { port, hash } = new URL(host.address)
  return { host, port: Number(port), token: hash.slice('#token='.length) }
}

/** Sends a path as it is, which `fetch` would tidy up. */
const ask = (port: number, path: string, host = `127.0.0.1:${port}`, method = 'GET'): Promise<string> =>
  new Promise((resolve, reject) => {
    let reply = ''
    connect(port, '127.0.0.1')
      .setEncoding('utf8')
      .on('data', chunk => {
        reply += chunk
      })
      .on('end', () => resolve(reply))
      .on('error', reject)
      .end(`${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
  })
const statusOf = (reply: string): number => Number(reply.split(' ')[1])

describe('the files of the page', () => {
  it('are those of known kinds inside its folder, by their whole path', () => {
    const files = readPage(pageFolder())
    expect([...files.keys()].sort()).toEqual(['/', '/assets/main.js', '/index.html'])
    expect(files.get('/')).toBe(files.get('/index.html'))
    expect(files.get('/assets/main.js')?.type).toBe('text/javascript; charset=utf-8')
  })

  it.each([
    '/../secret.js',
    '/assets/../../secret.js',
    '/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/assets/..\\..\\secret.js',
    '//secret.js',
    '/./index.html',
    '/linked.js',
    '/.env',
    '/assets/main.js.map',
    '/assets',
    '/assets/',
    '/constructor',
    '*',
    'http://127.0.0.1/index.html',
  ])('are not left by %s', async path => {
    const reply = await ask((await open()).port, path)
    expect(reply).not.toMatch(/secret|page<|main/)
    expect([400, 404]).toContain(statusOf(reply))
  })

  it('come with a new nonce each time, and a policy that names it', async () => {
    const { port } = await open()
    const nonces = await Promise.all(
      ['/', '/index.html?x=1'].map(async path => {
        const reply = await ask(port, path)
        expect(statusOf(reply)).toBe(200)
        const nonce = /<html nonce="([\w-]{20,})">page/.exec(reply)?.[1]
        expect(reply).toContain(`style-src 'self' 'nonce-${nonce}'`)
        expect(reply).toContain("default-src 'none'")
        return nonce
      }),
    )
    expect(nonces[0]).not.toBe(nonces[1])
    expect(await ask(port, '/assets/main.js')).toContain('main __CSP_NONCE__')
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('are not there for %s', async method => {
    const { port } = await open()
    expect(statusOf(await ask(port, '/', undefined, method))).toBe(405)
  })
})

describe('the guard of the page', () => {
  it.each(['evil.example', '127.0.0.1', '127.0.0.1:1', 'localhost', '[::1]:80', ''])(
    'refuses the host %j, which a rebound name would send',
    async host => {
      const { port } = await open()
      const reply = await ask(port, '/', host)
      expect(statusOf(reply)).toBe(403)
      expect(reply).not.toContain('nonce')
    },
  )

  it('takes both names of this machine', async () => {
    const { port } = await open()
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`])
      expect(statusOf(await ask(port, '/', host))).toBe(200)
  })

  /** `open` with the first message, or how it ended. */
  const line = (port: number, protocols: string[], origin: string, path = '/ws'): Promise<string> =>
    new Promise(resolve => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, protocols, { origin })
      socket.on('message', message => {
        resolve(`open ${JSON.parse(String(message)).t}`)
        socket.terminate()
      })
      socket.on('close', code => resolve(`closed ${code}`))
      socket.on('unexpected-response', (_, response) => resolve(`refused ${response.statusCode}`))
      socket.on('error', error => resolve(error.message))
    })

  it('opens the line to the page that has the token', async () => {
    const { port, token } = await open()
    for (const origin of [`http://127.0.0.1:${port}`, `http://localhost:${port}`])
      expect(await line(port, ['hookswitch', `token.${token}`], origin)).toBe('open snapshot')
  })

  it('closes it on a token of another run, and on none', async () => {
    const { port, token } = await open()
    const origin = `http://127.0.0.1:${port}`
    for (const offered of [
      [],
      ['hookswitch'],
      ['hookswitch', `token.${token}x`],
      ['hookswitch', `token.${token.slice(1)}`],
      ['hookswitch', token],
      ['hookswitch', 'token.'],
    ])
      expect(await line(port, offered, origin)).toBe('closed 4401')
  })

  it.each(['http://evil.example', 'null', '', 'https://127.0.0.1', 'http://127.0.0.1:1'])(
    'refuses the origin %j although it has the token',
    async origin => {
      const { port, token } = await open()
      expect(await line(port, ['hookswitch', `token.${token}`], origin)).toBe('refused 403')
    },
  )

  it('opens no line elsewhere', async () => {
    const { port, token } = await open()
    const offered = ['hookswitch', `token.${token}`]
    for (const path of ['/', '/ws/', '/ws?x'])
      expect(await line(port, offered, `http://127.0.0.1:${port}`, path)).toBe('refused 403')
  })

  it('gives every run another token, and says when its port is taken', async () => {
    const [one, two] = [await open(), await open()]
    expect(one.token).toMatch(/^[\w-]{32}$/)
    expect(one.token).not.toBe(two.token)
    await expect(openBrowserHost(smallEngine().source, pageFolder(), one.port)).rejects.toMatchObject({
      code: 'port-taken',
      detail: { port: String(one.port) },
    })
  })
})
