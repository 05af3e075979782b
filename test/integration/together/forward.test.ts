import { createHash } from 'node:crypto'
import { networkInterfaces } from 'node:os'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { developerHandler } from '../../support/developer-handler.ts'
import { liveLine } from '../../support/line.ts'
import { dialRaw, head } from '../../support/raw-socket.ts'
import { deliver, incoming, signatureOf } from '../../support/sender.ts'

const hasIpv6 = Object.values(networkInterfaces()).some(list =>
  list?.some(({ address }) => address === '::1'),
)
const header = 'X-ThunderPhone-Signature'
/** What belongs to one connection, not to the message. */
const ofTheConnection = ['host', 'connection', 'content-length', 'keep-alive', 'transfer-encoding']
const endToEnd = (headers: readonly (readonly [string, string])[]) =>
  headers.filter(([name]) => !ofTheConnection.includes(name.toLowerCase()))

test('the handler gets method, bytes, query and headers as the platform sent them', async () => {
  const handler = await developerHandler()
  const line = await liveLine({ forwardTo: `${handler.url}?app=mine` })
  const bytes = Buffer.from(
    '{ "type":"telephony.incoming",\r\n\t"data":{"call_id": 7.0, "x":"\\u00e9é" } }\n\n ',
  )
  const sent: [string, string][] = [
    ['x-thunderphone-SIGNATURE', signatureOf(bytes)],
    ['User-Agent', 'ThunderPhone-Webhooks/1.0'],
    ['X-Trace', 'one'],
    ['Content-TYPE', 'application/json;charset=utf-8'],
    ['x-trace', 'two'],
    ['X-Latin', 'caf\u00e9'],
    ['Accept-Encoding', 'gzip, br'],
    ['Content-Length', String(bytes.length)],
  ]
  const socket = await dialRaw(line.url)
  socket.write(Buffer.from(head(`${line.url}?customer_id=123&q=a%20b+c`, sent), 'latin1'))
  socket.write(bytes)
  await socket.until(text => text.includes('From the handler.'))

  const [seen] = handler.seen
  expect(seen?.method).toBe('POST')
  expect(seen?.url).toBe('/webhook?app=mine&customer_id=123&q=a%20b+c')
  expect(seen?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  expect(endToEnd(seen?.headers ?? [])).toEqual(endToEnd(sent))
  expect(seen?.headers.find(([name]) => name.toLowerCase() === 'host')?.[1]).toBe(`localhost:${handler.port}`)
})

test("a query reaches the handler character by character, beside the handler's own", async () => {
  const handler = await developerHandler()
  const line = await liveLine({ forwardTo: `${handler.url}?key=mine` })
  const bytes = incoming(1)
  const query = `name=O'Brien&a=%7e&b="<>|^\`{}&c=%C3%A9&d=a+b&e=%20%2f%2F&empty=&&x==y`
  const socket = await dialRaw(line.url)
  const first = `POST ${new URL(line.url).pathname}?${query} HTTP/1.1\r\nHost: x\r\n`
  const signed = `${header}: ${signatureOf(bytes)}\r\nContent-Length: ${bytes.length}\r\n\r\n`
  socket.write(Buffer.from(first + signed, 'latin1'))
  socket.write(bytes)
  await socket.until(text => text.includes('From the handler.'))
  expect(handler.seen[0]?.url).toBe(`/webhook?key=mine&${query}`)
})

test("the handler's answer goes back as it is: status, bytes, duplicate headers, one date", async () => {
  const handler = await developerHandler(response => {
    response.writeHead(418, 'Short and stout', [
      ['Set-Cookie', 'a=1'],
      ['X-Answer', 'first'],
      ['Set-Cookie', 'b=2'],
      ['x-answer', 'second'],
      ['Content-Type', 'text/plain; charset=latin1'],
    ])
    response.end(Buffer.from([0x63, 0xe9, 0x00, 0xff]))
  })
  const line = await liveLine({ forwardTo: handler.url })
  const body = incoming(1)
  const socket = await dialRaw(line.url)
  const signed: [string, string][] = [
    [header, signatureOf(body)],
    ['Content-Length', String(body.length)],
    ['Connection', 'close'],
  ]
  socket.write(head(line.url, signed))
  socket.write(body)
  const [top = '', rest] = (await socket.closed).split('\r\n\r\n')
  const [statusLine, ...lines] = top.split('\r\n')
  expect(statusLine).toContain(' 418 ')
  expect(lines.slice(0, 5)).toEqual([
    'Set-Cookie: a=1',
    'X-Answer: first',
    'Set-Cookie: b=2',
    'x-answer: second',
    'Content-Type: text/plain; charset=latin1',
  ])
  expect(lines.filter(text => /^date:/i.test(text)).length).toBe(1)
  expect(rest).toBe('c\u00e9\u0000\u00ff')
  const capture = await line.captureOf('1')
  expect(capture.outcome).toEqual({ source: 'forward', status: 418 })
  expect(capture.verdict).toMatchObject({ result: 'fallback', reason: 'status' })
})

test('a compressed answer goes back compressed and is judged by what is in it', async () => {
  const bytes = gzipSync('{"prompt":"Zipped.","voice":"en-US-Emma2","speed":2}')
  const handler = await developerHandler(response => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
    response.end(bytes)
  })
  const line = await liveLine({ forwardTo: handler.url })
  const reply = await deliver(line.url, incoming(1), { headers: [['accept-encoding', 'gzip']] })
  expect(reply.headers['content-encoding']).toBe('gzip')
  expect(reply.body.equals(bytes)).toBe(true)
  const { verdict } = await line.captureOf('1')
  expect([verdict.result, verdict.reason]).toEqual(['rejected', 'unknown-key'])
  expect(verdict.text).toContain('speed')
})

test('an answer without a body goes back without one', async () => {
  const handler = await developerHandler(response => response.writeHead(204).end())
  const line = await liveLine({ forwardTo: handler.url })
  const reply = await deliver(line.url, incoming(1))
  expect([reply.status, reply.body.length, reply.headers['content-length']]).toEqual([204, 0, undefined])
  expect((await line.captureOf('1')).verdict.reason).toBe('empty')
})

test.runIf(hasIpv6).each(['127.0.0.1', '::1'])(
  'by the name localhost a handler that listens on %s only is found',
  async host => {
    const handler = await developerHandler(undefined, host)
    const line = await liveLine({ forwardTo: `http://localhost:${handler.port}/webhook` })
    const reply = await deliver(line.url, incoming(1))
    expect(reply.body.toString()).toContain('From the handler.')
    expect(handler.seen.length).toBe(1)
  },
)

test("without a handler's secret the platform's own signature passes untouched", async () => {
  const handler = await developerHandler()
  const line = await liveLine({ forwardTo: handler.url })
  const body = incoming(1)
  await deliver(line.url, body)
  const headers = new Map(handler.seen[0]?.headers.map(([name, value]) => [name.toLowerCase(), value]))
  expect(headers.get(header.toLowerCase())).toBe(signatureOf(body))
  expect(headers.has('x-hookswitch-resigned')).toBe(false)
})

test("with a handler's secret the same bytes are signed for it, once, and marked", async () => {
  const handlerSecret = 'the secret that the handler has in production'
  const handler = await developerHandler((response, seen) => {
    const given = seen.headers.filter(([name]) => name.toLowerCase() === header.toLowerCase())
    const holds = given.length === 1 && given[0]?.[1] === signatureOf(seen.body, handlerSecret)
    response.writeHead(holds ? 200 : 401, { 'content-type': 'application/json' })
    response.end('{"prompt":"Checked.","voice":"en-US-Emma2"}')
  })
  const line = await liveLine({ forwardTo: handler.url, handlerSecret })
  const body = incoming(1)
  expect((await deliver(line.url, body)).status).toBe(200)
  expect(handler.seen[0]?.body.equals(body)).toBe(true)
  expect(handler.seen[0]?.headers.map(([name]) => name)).toContain('X-Hookswitch-Resigned')
  // The capture keeps what the platform sent, not what was signed again.
  const { request } = await line.detailOf((await line.captureOf('1')).id)
  expect(request.headers).toContainEqual([header, signatureOf(body)])
})

test('the secret of a handler stays for those that rules name when the connection has none any more', async () => {
  const handler = await developerHandler()
  const line = await liveLine({ forwardTo: handler.url })
  const { handlers } = line.engine
  const connectionId = 'thunderphone-manual'
  await handlers['connections.forward']({ connectionId, forwardTo: handler.url, handlerSecret: 'its own' })
  await handlers['connections.forward']({ connectionId, forwardTo: null })
  const rule = { id: 'r', name: 'R', on: true, when: [], action: { do: 'forward' as const, to: handler.url } }
  handlers['rules.save']({ connectionId, rules: [rule] })
  const body = incoming(1)
  await deliver(line.url, body)
  expect(new Map(handler.seen[0]?.headers).get(header)).toBe(signatureOf(body, 'its own'))
})
