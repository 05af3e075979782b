import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { unusedPort } from '../support/developer-handler.ts'
import { testEngine } from '../support/engine.ts'
import { captureOf, liveLine, wholeOf } from '../support/line.ts'
import { deliver, endpointSecret, incoming } from '../support/sender.ts'

/** A reverse proxy of somebody's own, as Caddy or frp in front of the receiver. */
const reverseProxy = async (to: number, port = 0): Promise<Server> => {
  const proxy = createServer((incoming, response) => {
    const { method = '', url = '', rawHeaders } = incoming
    const onward = request(
      { host: '127.0.0.1', port: to, method, path: url, headers: rawHeaders },
      answer => {
        response.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
        answer.pipe(response)
      },
    )
    onward.on('error', () => response.writeHead(502).end())
    incoming.pipe(onward)
  })
  await new Promise<void>(resolve => proxy.listen(port, '127.0.0.1', resolve))
  onTestFinished(() => {
    proxy.close()
    proxy.closeAllConnections()
  })
  return proxy
}
const portOf = (server: Server): number => (server.address() as AddressInfo).port

const utf8 = incoming(1, { pad: 'é€😀\u0000\\'.repeat(25_000) })
const binary = Buffer.from(Array.from({ length: 1_000_000 }, (_, i) => (i * 31 + (i >> 8)) % 256))

const behindProxy = async () => {
  const port = await unusedPort()
  const proxy = await reverseProxy(port)
  const engine = await testEngine({ receiverPort: port })
  const connection = await engine.connect({
    platform: 'thunderphone',
    mode: 'manual',
    endpointSecret,
    tunnel: `http://127.0.0.1:${portOf(proxy)}`,
  })
  return { port, proxy, engine, connection, url: connection.state().publicUrl ?? '' }
}

test.each([
  ['300 KB of every kind of character', utf8],
  ['1,000,000 bytes of every value', binary],
])('%s come through a reverse proxy, and without a tunnel, with their signature intact', async (_, body) => {
  const proxied = await behindProxy()
  const direct = await liveLine()
  for (const { engine, url } of [proxied, direct]) {
    expect((await deliver(url, body)).status).toBe(200)
    const [capture] = await engine.captured(1)
    expect(capture?.signature.status).toBe('verified')
    const { request: kept } = await wholeOf(engine, capture?.id ?? '')
    expect(Buffer.from(kept.bodyBase64, 'base64').equals(body)).toBe(true)
  }
})

test('a URL that leads here no more is suspect, then said to be lost, and good again when it leads here again', async () => {
  const { port, proxy, engine, connection, url } = await behindProxy()
  proxy.close()
  proxy.closeAllConnections()
  expect(await connection.probe()).toBe(false)
  expect(connection.state().tunnel).toMatchObject({ phase: 'suspect', trouble: 'unreachable' })
  await expect.poll(() => connection.state().tunnel.phase, { timeout: 5_000 }).toBe('reopening')
  await reverseProxy(port, Number(new URL(url).port))
  await expect.poll(() => connection.state().tunnel.phase, { timeout: 8_000 }).toBe('up')
  await deliver(url, incoming(7))
  expect((await captureOf(engine, '7')).signature.status).toBe('verified')
})
