import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { request } from 'undici'
import { expect, onTestFinished, test } from 'vitest'
import type { WebSocket } from 'ws'
import { runCommand } from '../../support/command.ts'
import { dialPage, openPage, served } from '../../support/page-line.ts'
import { dialRaw } from '../../support/raw-socket.ts'
import { deliver, incoming } from '../../support/sender.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const page = async (origin: string, path = '/') => {
  const reply = await request(origin + path)
  return { status: reply.statusCode, headers: reply.headers, text: await reply.body.text() }
}

test('the page comes with a policy and a nonce of its own each time, its files as what they are', async () => {
  const { origin } = await served(['--practice'])
  const [first, second] = [await page(origin), await page(origin)]
  const nonceOf = (policy: unknown): string => /'nonce-([\w-]{16,})'/.exec(String(policy))?.[1] ?? ''
  const nonces = [first, second].map(({ headers }) => nonceOf(headers['content-security-policy']))
  expect(nonces[0]).not.toBe('')
  expect(nonces[0]).not.toBe(nonces[1])
  expect(first.text).toContain(nonces[0])
  expect(first.text).not.toContain('__CSP_NONCE__')
  const policy = String(first.headers['content-security-policy'])
  expect(policy).toMatch(/default-src 'none'/)
  expect(policy).toMatch(/frame-ancestors 'none'/)
  expect(policy).not.toMatch(/unsafe|\*/)

  const files = [...first.text.matchAll(/(?:src|href)="(\.?\/[^"]+)"/g)].map(
    ([, path]) => new URL(path ?? '', origin).pathname,
  )
  expect(files.some(path => path.endsWith('.js')) && files.some(path => path.endsWith('.css'))).toBe(true)
  for (const path of files) {
    const file = await page(origin, path)
    expect([path, file.status, file.headers['x-content-type-options']]).toEqual([path, 200, 'nosniff'])
  }
})

const upgrade = (host: string, origin: string, path = '/ws'): string =>
  [
    `GET ${path} HTTP/1.1`,
    `Host: ${host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    `Origin: ${origin}`,
    '\r\n',
  ].join('\r\n')

test('another name in Host gets 403, for the page and for its line', async () => {
  const { origin } = await served(['--practice'])
  const { port } = new URL(origin)
  for (const host of [`evil.example:${port}`, 'evil.example', '127.0.0.1', `127.0.0.1:${Number(port) + 1}`]) {
    const plain = await dialRaw(origin)
    plain.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
    expect(await plain.closed).toMatch(/^HTTP\/1\.1 403 /)
    const line = await dialRaw(origin)
    line.write(upgrade(host, origin))
    expect(await line.closed).toMatch(/^HTTP\/1\.1 403 /)
  }
})

const fate = async (socket: WebSocket): Promise<string> => {
  const refused = once(socket, 'unexpected-response').then(([, reply]) => `refused ${reply.statusCode}`)
  const closed = once(socket, 'close').then(([code]) => `closed ${code}`)
  const spoke = once(socket, 'message').then(([raw]) => JSON.parse(String(raw)).t)
  const ends = [refused, closed, spoke].map(end => end.catch(() => new Promise<string>(() => {})))
  return Promise.race(ends)
}

test('the line opens to our own origin with the token of this run, and to nobody else', async () => {
  const { origin, token } = await served(['--practice'])
  const by = (headers: Record<string, string>) => fate(dialPage({ origin, token }, headers))
  expect(await by({ origin: 'https://evil.example' })).toBe('refused 403')
  expect(await by({ origin: origin.replace('http:', 'https:') })).toBe('refused 403')
  expect(await by({ origin: 'null' })).toBe('refused 403')
  expect(await by({})).toBe('refused 403')
  for (const wrong of ['', token.slice(0, -1), `${token}x`, token.toUpperCase()])
    expect(await fate(dialPage({ origin, token: wrong || 'x' }))).toBe('closed 4401')
  expect(await fate(dialPage({ origin, token }))).toBe('snapshot')
})

test('a message that is no call ends its line, and the host goes on', async () => {
  const { origin, token } = await served(['--practice'])
  for (const nonsense of [
    'not JSON',
    '[]',
    '{"t":"call"}',
    '{"t":"call","id":"1","method":"captures.page"}',
  ]) {
    const socket = dialPage({ origin, token })
    await once(socket, 'message')
    socket.send(nonsense)
    await once(socket, 'close')
  }
  const { client } = await openPage(await served(['--practice']))
  const odd = client.request('captures.page', { limit: 100_000 })
  await expect(odd).rejects.toMatchObject({ code: 'bad-request' })
  await expect(client.request('captures.get', { id: 'x' })).rejects.toMatchObject({
    code: 'capture-not-found',
  })
})

test('the receiver does not serve the page, and the page does not take deliveries', async () => {
  const host = await served(['--practice'])
  const { snapshot } = await openPage(host)
  const receiver = new URL(snapshot.connections.find(c => c.id === 'practice')?.receiverUrl ?? '')
  for (const path of ['/', '/index.html', '/ws']) expect((await page(receiver.origin, path)).status).toBe(404)
  const line = await dialRaw(receiver.origin)
  line.write(upgrade(receiver.host, receiver.origin))
  expect(await line.closed).not.toMatch(/ 101 /)

  expect((await deliver(host.origin + receiver.pathname, incoming(1))).status).toBe(405)
  expect((await page(host.origin, receiver.pathname)).status).toBe(404)
  const { captures } = (await openPage(host)).snapshot
  expect(captures.map(c => c.outcome.status)).toEqual([200])
})

test('a port that is taken ends it with 3 and says so', async () => {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
  })
  const { port } = server.address() as AddressInfo
  for (const args of [['serve', '--practice'], ['listen', '--practice'], ['simulator']]) {
    const command = runCommand([...args, '--port', String(port), '--data-dir', tempFolder()])
    expect(await command.ended).toBe(3)
    expect(command.stderr()).toContain(`Port ${port} is taken.`)
    expect(command.lines).toEqual([])
  }
})
