import { createHmac } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { deliver, type PlatformEvent } from '../../../core/simulator/deliver.ts'
import { createDialler } from '../../../core/simulator/dial.ts'
import { sampleEvent } from '../../../core/simulator/sample-events.ts'
import { goodConfig, type Handler, json, type Respond, startHandler, startRaw } from './handler.ts'
import { closeAll, keep } from './rig.ts'

afterEach(closeAll)

const secret = 'whsec_test'
const incoming = () => sampleEvent('telephony.incoming')
const complete = () => sampleEvent('telephony.complete')
const handler = async (respond: Respond): Promise<Handler> => keep(await startHandler(respond))

describe('a delivery', () => {
  it('is one signed POST of canonical JSON', async () => {
    const { url, received } = await handler(json(goodConfig))
    const event: PlatformEvent = { type: 'telephony.incoming', data: { to_number: 'Lucía', call_id: 7 } }
    const report = await deliver({ url, secret }, event)
    const [one] = received
    expect(one?.method).toBe('POST')
    expect(one?.body.toString()).toBe(
      '{"data":{"call_id":7,"to_number":"Lucía"},"type":"telephony.incoming"}',
    )
    expect(report.bodySent).toBe(one?.body.toString())
    expect(one?.headers['content-type']).toBe('application/json')
    expect(one?.headers['user-agent']).toMatch(/^ThunderPhone/)
    const signature = createHmac('sha256', secret)
      .update(one?.body ?? '')
      .digest('hex')
    expect(one?.headers['x-thunderphone-signature']).toBe(signature)
    expect(report).toMatchObject({
      eventType: 'telephony.incoming',
      callId: '7',
      status: 200,
      reached: 'config',
    })
    expect(report.text).toBe(
      'The caller reaches the returned agent, with the voice en-US-James1 on storm-base.',
    )
  })

  it('keeps the query of the URL as it is written and appends its own', async () => {
    const { url, received } = await handler(json({}))
    await deliver({ url: `${url}?a=%20b+c`, secret }, incoming(), { query: { customer_id: '4711' } })
    await deliver({ url, secret }, incoming(), { query: { customer_id: '4711' } })
    expect(received.map(one => one.url)).toEqual([
      '/hook?a=%20b+c&customer_id=4711',
      '/hook?customer_id=4711',
    ])
  })

  it('follows no redirect', async () => {
    const { url, received } = await handler(response => {
      response.writeHead(307, { location: '/elsewhere' }).end()
    })
    const report = await deliver({ url, secret }, incoming())
    expect(report).toMatchObject({ status: 307, reached: 'own-agent' })
    expect(received).toHaveLength(1)
  })

  it.each(['127.0.0.1', '::1'])('to localhost finds a handler that listens on %s only', async host => {
    const { port } = keep(await startHandler(json({}), host))
    const report = await deliver({ url: `http://localhost:${port}/`, secret }, incoming())
    expect(report.status).toBe(200)
  })

  it('keeps connections between calls when it is given a dialler', async () => {
    const { url, connections } = await handler(json({}))
    const dialler = keep(createDialler())
    for (let i = 0; i < 20; i++) await deliver({ url, secret }, incoming(), { dialler })
    // The next call can begin a moment before the last one's connection is free again.
    expect(connections()).toBeLessThanOrEqual(2)
  })
})

describe('the answer to an event that nobody waits for', () => {
  it.each([200, 201, 204])('acknowledges with %i', async status => {
    const { url } = await handler(response => {
      response.writeHead(status).end()
    })
    const report = await deliver({ url, secret }, complete())
    expect(report).toMatchObject({ status, reached: 'none' })
    expect(report.text).toContain('acknowledged')
  })

  it.each([302, 400, 401, 500])('makes the platform try again with %i', async status => {
    const { url } = await handler(json({}, status))
    const report = await deliver({ url, secret }, complete())
    expect(report).toMatchObject({ status, reached: 'none' })
    expect(report.text).toContain('would try again')
  })

  it('may take longer than two seconds', { timeout: 10_000 }, async () => {
    const { url } = await handler(response => void setTimeout(() => response.end(), 2_300))
    expect((await deliver({ url, secret }, complete())).text).toContain('acknowledged')
  })
})

describe('the two seconds of a blocking event', () => {
  const never = () => {}
  const drips = (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const timer = setInterval(() => response.write(' '), 100)
    response.on('close', () => clearInterval(timer))
  }
  const late: Respond = (response, received) =>
    void setTimeout(() => json(goodConfig)(response, received), 2_200)

  it.each([
    ['never answers', never, null, 'No answer within 2 000 ms'],
    ['answers too late', late, null, 'No answer within 2 000 ms'],
    ['drips its body', drips, 200, 'No whole answer within 2 000 ms (it began with 200)'],
  ] as const)('are over for a handler that %s', { timeout: 10_000 }, async (_, respond, status, reason) => {
    const { url } = await handler(respond)
    const report = await deliver({ url, secret }, incoming())
    expect(report).toMatchObject({ status, reached: 'own-agent' })
    expect(report.text).toBe(`${reason}: the caller reaches the number's own agent.`)
    expect(report.tookMs).toBeGreaterThanOrEqual(1_990)
    expect(report.tookMs).toBeLessThan(2_400)
  })

  it('hold for all three incoming events', async () => {
    const { url } = await handler(never)
    for (const type of ['telephony.incoming', 'web.incoming', 'call.incoming']) {
      const report = await deliver({ url, secret }, sampleEvent(type), { limitMs: 40 })
      expect(report.text).toContain('No answer within 40 ms')
    }
  })
})

describe('a delivery that goes wrong', () => {
  const rows: [name: string, onSocket: (socket: Socket) => void, status: number | null, words: RegExp][] = [
    ['is hung up on', socket => socket.destroy(), null, /hung up before a whole answer came/],
    ['is reset', socket => socket.resetAndDestroy(), null, /hung up before a whole answer came/],
    ['gets garbage', socket => socket.end('SSH-2.0-OpenSSH_9.7\r\n'), null, /is not HTTP/],
    [
      'gets half a body',
      socket => {
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n{"prompt"')
      },
      200,
      /hung up before a whole answer came \(it began with 200\)/,
    ],
  ]
  it.each(rows)('is told in a sentence when it %s', async (_, onSocket, status, words) => {
    const raw = keep(await startRaw(socket => socket.once('data', () => onSocket(socket))))
    for (const event of [incoming(), complete()]) {
      const report = await deliver({ url: raw.url, secret }, event)
      expect(report.status).toBe(status)
      expect(report.text).toMatch(words)
      expect(report.text).toMatch(/(own agent|24 hours)\.$/)
    }
  })

  it('is told in a sentence when nothing listens', async () => {
    const { url, port, close } = await startHandler(json({}))
    await close()
    const report = await deliver({ url, secret }, incoming())
    expect(report).toMatchObject({ status: null, reached: 'own-agent' })
    expect(report.text).toBe(
      `Nothing listens at 127.0.0.1:${port}: the caller reaches the number's own agent.`,
    )
    expect((await deliver({ url: `http://localhost:${port}/`, secret }, incoming())).text).toContain(
      'Nothing listens at localhost',
    )
  })

  it.each(['not a url', 'ftp://127.0.0.1/', 'http://'])(
    'is told in a sentence when the URL is "%s"',
    async url => {
      expect(await deliver({ url, secret }, incoming())).toMatchObject({ status: null, reached: 'own-agent' })
    },
  )

  it('does not read an answer beyond 1 MiB', async () => {
    const { url } = await handler(json({ ...goodConfig, prompt: 'x'.repeat(1_100_000) }))
    const report = await deliver({ url, secret }, incoming())
    expect(report).toMatchObject({ status: 200, reached: 'own-agent' })
    expect(report.text).toContain('longer than 1 MiB')
  })

  it('ends as stopped when its dialler is closed', async () => {
    const { url } = await handler(() => {})
    const dialler = createDialler()
    const under = deliver({ url, secret }, incoming(), { dialler })
    await new Promise(resolve => setTimeout(resolve, 50))
    await dialler.close()
    expect((await under).text).toContain('was stopped')
    expect((await deliver({ url, secret }, incoming(), { dialler })).text).toContain('was stopped')
  })
})
