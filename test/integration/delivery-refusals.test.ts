import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { developerHandler } from '../support/developer-handler.ts'
import { liveLine } from '../support/line.ts'
import { dialRaw, head } from '../support/raw-socket.ts'
import { deliver, endpointSecret, incoming, post, signatureOf } from '../support/sender.ts'

const mebibyte = 1_048_576
const header = 'X-ThunderPhone-Signature'
const body = incoming(1)
const good = signatureOf(body)

const untrusted: readonly (readonly [what: string, status: string, headers: [string, string][]])[] = [
  ['no signature', 'missing', []],
  ['an empty one', 'failed', [[header, '']]],
  ['a forged one', 'failed', [[header, signatureOf(body, 'whsec_of_somebody_else')]]],
  ['one of another body', 'failed', [[header, signatureOf(incoming(2))]]],
  ['a truncated one', 'failed', [[header, good.slice(0, 40)]]],
  ['one with a character too many', 'failed', [[header, `${good}0`]]],
  ['upper-case hex', 'failed', [[header, good.toUpperCase()]]],
  ['a prefixed one', 'failed', [[header, `sha256=${good}`]]],
  [
    'the right one twice',
    'failed',
    [
      [header, good],
      [header, good],
    ],
  ],
  ['the right one under another name', 'missing', [['X-Signature', good]]],
  [
    'one made with the secret less its prefix',
    'failed',
    [[header, signatureOf(body, endpointSecret.slice(6))]],
  ],
]

test.each(untrusted)(
  'with %s it is 401, captured as %s, told nothing and forwarded nowhere',
  async (_, status, headers) => {
    const handler = await developerHandler()
    const line = await liveLine({ forwardTo: handler.url })
    const reply = await post(line.url, body, { headers })
    expect(reply.status).toBe(401)
    expect(reply.body.toString()).not.toMatch(/prompt|voice|whsec/)

    const [capture] = await line.engine.captured(1)
    expect(capture?.signature.status).toBe(status)
    expect(capture?.outcome).toEqual({ source: 'refused', status: 401 })
    expect(capture?.verdict.result).toBe('refused')
    const { request } = await line.detailOf(capture?.id ?? '')
    expect(Buffer.from(request.bodyBase64, 'base64').equals(body)).toBe(true)
    // The one that follows is forwarded, so the handler was there to be asked.
    await deliver(line.url, incoming(3))
    expect(handler.seen.map(seen => seen.body.toString())).toEqual([incoming(3).toString()])
  },
)

test.each(['GET', 'PUT', 'DELETE', 'OPTIONS'] as const)(
  'a %s is 405 and says what is allowed',
  async method => {
    const line = await liveLine()
    const reply = await post(line.url, null, { method })
    expect([reply.status, reply.headers.allow]).toEqual([405, 'POST'])
    const [capture] = await line.engine.captured(1)
    expect(capture?.outcome).toEqual({ source: 'refused', status: 405 })
    expect(capture?.signature.status).toBe('not-checked')
  },
)

test('a path that is not ours is 404 and leaves no capture', async () => {
  const line = await liveLine()
  const { origin, pathname } = new URL(line.url)
  const wrong = [
    '/',
    '/h/',
    `${pathname}x`,
    `${pathname}/`,
    pathname.slice(0, -1),
    pathname.toUpperCase(),
    '/p/',
  ]
  for (const path of wrong) {
    const reply = await deliver(origin + path, incoming(1))
    expect([path, reply.status]).toEqual([path, 404])
  }
  await deliver(line.url, incoming(2))
  const captures = await line.engine.captured(1)
  expect(captures.map(c => c.callId)).toEqual(['2'])
})

test('a body of 1 MiB is taken and one byte more is 413, declared or in chunks', async () => {
  const line = await liveLine()
  const fill = (size: number): Buffer => {
    const frame = incoming(1, { pad: '' }).length
    return incoming(1, { pad: 'x'.repeat(size - frame) })
  }
  const whole = await deliver(line.url, fill(mebibyte))
  const declared = await deliver(line.url, fill(mebibyte + 1))
  const chunks = Array.from({ length: 40 }, () => Buffer.alloc(65_536, 'x'))
  const chunked = await post(line.url, Readable.from(chunks), { headers: [[header, good]] })
  expect([whole.status, declared.status, chunked.status]).toEqual([200, 413, 413])

  const [, first, second] = await line.engine.captured(3)
  expect(first?.size).toBe(mebibyte + 1)
  expect(second?.size).toBe(40 * 65_536)
  expect([first?.verdict.result, first?.signature.status]).toEqual(['refused', 'not-checked'])
  const { request } = await line.detailOf(second?.id ?? '')
  expect(request.truncated).toBe(true)
  expect(Buffer.from(request.bodyBase64, 'base64').length).toBeLessThanOrEqual(65_536)
})

test('a sender that reads nothing before all is sent reads its 413 too; so does one that asks first, as curl does', async () => {
  const line = await liveLine()
  const size = 12 * mebibyte
  expect((await deliver(line.url, Buffer.alloc(size, 'x'))).status).toBe(413)
  const stubborn = await dialRaw(line.url)
  stubborn.write(head(line.url, [['Content-Length', String(size)]]))
  stubborn.writeBeforeReading(Buffer.alloc(size, 'x'))
  expect(await stubborn.until(text => text.includes('"detail"'))).toContain('HTTP/1.1 413 Payload Too Large')

  const socket = await dialRaw(line.url)
  socket.write(
    head(line.url, [
      ['Content-Length', String(size)],
      ['Expect', '100-continue'],
    ]),
  )
  await socket.until(text => text.includes('HTTP/1.1 100 Continue'))
  socket.write(Buffer.alloc(size, 'x'))
  expect(await socket.until(text => text.includes('"detail"'))).toContain('HTTP/1.1 413 Payload Too Large')
})

test('headers of more than 64 KiB are 431, and the line goes on', async () => {
  const line = await liveLine()
  const wide: [string, string][] = [['X-Wide', 'w'.repeat(66_000)]]
  const socket = await dialRaw(line.url)
  socket.write(head(line.url, [...wide, ['Content-Length', '2']]))
  expect(await socket.closed).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/)
  expect((await deliver(line.url, incoming(1), { headers: wide })).status).toBe(431)
  expect((await deliver(line.url, incoming(1), { headers: [['X-Wide', 'w'.repeat(60_000)]] })).status).toBe(
    200,
  )
})

test('what is no HTTP gets 400 and the end of its connection', async () => {
  const line = await liveLine()
  const socket = await dialRaw(line.url)
  socket.write('\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003 a TLS hello\r\n\r\n')
  expect(await socket.closed).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
  expect((await deliver(line.url, incoming(1))).status).toBe(200)
})
