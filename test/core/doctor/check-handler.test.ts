import { describe, expect, it } from 'vitest'
import { checkHandler } from '../../../core/doctor/check-handler.ts'
import { type Answer, developerHandler, rawListener, unusedPort } from '../../support/developer-handler.ts'
import { httpsHandler, selfSigned } from '../../support/self-signed.ts'
import { never } from './signal.ts'

const check = (forwardTo: string | null) =>
  checkHandler({ forwardTo, userAgent: 'Hookswitch/0.0.0-test', limitMs: 2_000 }, never())

const withStatus =
  (status: number, headers: Record<string, string> = {}): Answer =>
  response =>
    response.writeHead(status, headers).end()

describe('a handler that is there', () => {
  it('is asked once, by OPTIONS, without a body, under our name', async () => {
    const handler = await developerHandler()
    expect(await check(`${handler.url}?customer=1`)).toMatchObject({
      id: 'handler',
      result: 'good',
      cure: '',
    })
    expect(handler.seen).toHaveLength(1)
    expect(handler.seen[0]).toMatchObject({ method: 'OPTIONS', url: '/webhook?customer=1' })
    expect(handler.seen[0]?.body.length).toBe(0)
    expect(Object.fromEntries(handler.seen[0]?.headers ?? [])).toMatchObject({
      'user-agent': 'Hookswitch/0.0.0-test',
    })
  })

  it.each(['127.0.0.1', '::1'])(
    'on %s alone is found by the name localhost, and it is said where',
    async host => {
      const { url } = await developerHandler(withStatus(204), host)
      const found = await check(url)
      expect(found.result).toBe('good')
      expect(found.text).toMatch(
        / answers 204 in [\d.]+ ms, connected in [\d.]+ ms on \S+ only, which is enough\.$/,
      )
      expect(found.text).toContain(`on ${host} only`)
    },
  )

  it('on both loopbacks is named with both', async () => {
    const { url } = await developerHandler(withStatus(200), '::')
    expect((await check(url)).text).toMatch(/on 127\.0\.0\.1 and ::1\.$/)
  })

  it.each([200, 401, 404, 405, 500, 501])('is there whatever it answers: %i', async status => {
    const found = await check((await developerHandler(withStatus(status))).url)
    expect(found.result).toBe('good')
    expect(found.text).toContain(` answers ${status} `)
  })

  it('that is slow is a warning with its time', async () => {
    const { url } = await developerHandler(response => setTimeout(() => response.end(), 700))
    const found = await check(url)
    expect(found.result).toBe('warning')
    expect(found.text).toMatch(/answers 200, but only after \d{3,4} ms; a caller waits 2000 ms in all\.$/)
  })

  it('that redirects is a warning with the address that it leads to, without its query', async () => {
    const { url, port } = await developerHandler(withStatus(308, { location: '/webhook/?token=secret' }))
    const found = await check(url)
    expect(found.result).toBe('warning')
    expect(found.cure).toBe(`Give the address that it leads to: http://localhost:${port}/webhook/.`)
  })

  it.each([502, 503, 504])('behind a proxy that answers %i is a warning', async status => {
    expect(await check((await developerHandler(withStatus(status))).url)).toMatchObject({ result: 'warning' })
  })

  it('is shown without the password and the query of its address', async () => {
    const { port } = await developerHandler()
    const found = await check(`http://user:pass-word@127.0.0.1:${port}/webhook?token=secret`)
    expect(found.result).toBe('good')
    expect(JSON.stringify(found)).not.toMatch(/pass-word|secret/)
  })
})

describe('a handler that is not there', () => {
  it('and none was set: nothing is looked at', async () => {
    expect(await check(null)).toMatchObject({ result: 'skipped', cure: '' })
  })

  it.each(['localhost:3000', 'ftp://localhost/x', 'nonsense'])('because its address is %j', async url => {
    expect(await check(url)).toMatchObject({ result: 'bad', problem: 'forward-url-invalid' })
  })

  it('because nothing listens: the port is named, and both addresses that were tried', async () => {
    const port = await unusedPort()
    const found = await check(`http://localhost:${port}/webhook`)
    expect(found).toMatchObject({
      result: 'bad',
      text: `Nothing listens on port ${port} (tried 127.0.0.1:${port} and [::1]:${port}).`,
    })
    expect(found.cure).toContain(`Start your handler on port ${port}`)
  })

  it.each([
    ['127.0.0.1', '::1'],
    ['[::1]', '127.0.0.1'],
  ])('because %s is asked and it listens on %s: the cure is localhost', async (asked, host) => {
    const { port } = await developerHandler(withStatus(200), host)
    const found = await check(`http://${asked}:${port}/webhook`)
    expect(found.result).toBe('bad')
    expect(found.text).toBe(
      `Nothing listens on ${asked}:${port}, but something does on ${host === '::1' ? '[::1]' : host}:${port}.`,
    )
    expect(found.cure).toContain(`Write http://localhost:${port}/webhook`)
    expect(await check(`http://localhost:${port}/webhook`)).toMatchObject({ result: 'good' })
  })

  it('because its name is not known', async () => {
    const found = await check('http://no-such-name.invalid/webhook')
    expect(found).toMatchObject({
      result: 'bad',
      text: 'The name no-such-name.invalid of your handler is not known.',
    })
  })
})

describe('something else in its place', () => {
  const speaking = (text: string) => rawListener(socket => socket.once('data', () => socket.end(text)))

  it.each<[string, () => Promise<string>, RegExp]>([
    ['another protocol', () => speaking('SSH-2.0-OpenSSH_9.2\r\n'), /answers, but not in HTTP/],
    [
      'another protocol that speaks first',
      () => rawListener(socket => socket.write('220 mail ESMTP\r\n')),
      /answers, but not in HTTP/,
    ],
    ['a hang-up', () => rawListener(socket => socket.destroy()), /closes the connection without an answer/],
    ['half an answer', () => speaking('HTTP/1.1 200'), /closes the connection without an answer/],
    ['silence', () => rawListener(() => {}), /does not answer within 3 s/],
  ])('%s', async (_, start, words) => {
    const found = await check(await start())
    expect(found.result).toBe('bad')
    expect(found.text).toMatch(words)
    expect(found.cure).not.toBe('')
  })

  it('a certificate that it signed itself', async () => {
    const port = await httpsHandler(selfSigned('localhost'))
    const found = await check(`https://localhost:${port}/webhook`)
    expect(found).toMatchObject({
      result: 'bad',
      text: `https://localhost:${port}/webhook has a certificate that it signed itself.`,
    })
    expect(found.cure).toContain('NODE_EXTRA_CA_CERTS')
  })

  it('TLS where none was expected, and none where it was', async () => {
    const tls = await httpsHandler(selfSigned('localhost'))
    const plainToTls = await check(`http://127.0.0.1:${tls}/webhook`)
    expect(plainToTls.result).toBe('bad')
    expect(plainToTls.cure).toContain('https://')
    const { port } = await developerHandler()
    expect(await check(`https://127.0.0.1:${port}/webhook`)).toMatchObject({
      result: 'bad',
      text: `https://127.0.0.1:${port}/webhook does not speak TLS on that port.`,
    })
  })
})
