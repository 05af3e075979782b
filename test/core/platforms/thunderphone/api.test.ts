import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { endpointApi } from '../../../../core/platforms/thunderphone/api.ts'

interface Asked {
  readonly line: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** A platform on this machine that answers everything in one way. */
const platform = async (answer: (response: ServerResponse) => void) => {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', chunk => {
      body += chunk
    })
    request.on('end', () => {
      asked.push({ line: `${request.method} ${request.url}`, headers: request.headers, body })
      answer(response)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    asked,
    url,
    api: endpointApi({ apiUrl: `${url}/v1/`, apiKey: 'sk_live_1', userAgent: 'Hookswitch/0' }),
  }
}
const reply = (status: number, body: unknown, type = 'application/json') =>
  platform(response =>
    response
      .writeHead(status, { 'content-type': type })
      .end(typeof body === 'string' ? body : JSON.stringify(body)),
  )
const wanted = { label: 'laptop', url: 'https://x.example/h/1', events: ['telephony.incoming'] }
const soon = () => AbortSignal.timeout(5_000)

describe('registering an endpoint', () => {
  it('gives its id and its secret, which is told once', async () => {
    const { api, asked } = await reply(201, { id: 'e-1', secret: 'whsec_x', label: 'laptop', more: [1] })
    expect(await api.create(wanted, soon())).toEqual({ id: 'e-1', secret: 'whsec_x' })
    expect(asked[0]?.line).toBe('POST /v1/developer/webhook-endpoints')
    expect(asked[0]?.headers).toMatchObject({
      authorization: 'Bearer sk_live_1',
      'user-agent': 'Hookswitch/0',
    })
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual(wanted)
  })

  const call = 'POST /v1/developer/webhook-endpoints'
  it.each<[string, number, unknown, string, Record<string, string>]>([
    ['401', 401, { detail: 'no' }, 'api-key-refused', { status: '401' }],
    ['403', 403, { detail: 'no' }, 'api-key-role', { status: '403' }],
    [
      '400 with a detail',
      400,
      { detail: 'Too many endpoints.' },
      'api-refused',
      { reason: 'Too many endpoints.' },
    ],
    [
      '400 with words per field',
      400,
      { url: ['Must be HTTPS.', 'Too long.'], label: 'Empty.' },
      'api-refused',
      { reason: 'url: Must be HTTPS. Too long.; label: Empty.' },
    ],
    [
      '422 with a list of objects',
      422,
      { detail: [{ loc: ['url'], msg: 'bad' }] },
      'api-refused',
      { reason: '{"loc":["url"],"msg":"bad"}' },
    ],
    ['429', 429, { detail: 'Slow down.' }, 'api-refused', { status: '429', reason: 'Slow down.' }],
    [
      '500 with a page',
      500,
      '<html></html>',
      'api-refused',
      { status: '500', reason: 'the status 500 without a reason' },
    ],
    ['500 without a body', 500, '', 'api-refused', { reason: 'the status 500 without a reason' }],
    ['a redirect', 302, '', 'api-odd-reply', { reason: 'a redirect (302), which is not followed' }],
    ['200 with a page', 200, '<html></html>', 'api-odd-reply', { reason: 'no endpoint id and secret in it' }],
    [
      '201 without a secret',
      201,
      { id: 'e-1' },
      'api-odd-reply',
      { reason: 'no endpoint id and secret in it' },
    ],
    ['201 with an empty id', 201, { id: '', secret: 'x' }, 'api-odd-reply', {}],
    ['JSON that stops', 201, '{"id":"e-1","sec', 'api-odd-reply', {}],
  ])('fails with words at %s', async (_, status, body, code, detail) => {
    const { api } = await reply(status, body)
    await expect(api.create(wanted, soon())).rejects.toMatchObject({
      code,
      detail: { platform: 'ThunderPhone', call, ...detail },
    })
  })

  it.each<[string, (response: ServerResponse) => void, string]>([
    [
      'breaks in the middle of its answer',
      r => r.writeHead(201, { 'content-length': 500 }).write('{"id":', () => r.destroy()),
      'the connection broke',
    ],
    ['hangs up without one', r => r.destroy(), 'the connection broke'],
    [
      'sends more than a megabyte',
      r => r.writeHead(200).end('x'.repeat(1_048_577)),
      'the reply is larger than 1 MiB',
    ],
  ])('fails as unreachable when the platform %s', async (_, answer, reason) => {
    const { api, url } = await platform(answer)
    await expect(api.create(wanted, soon())).rejects.toMatchObject({
      code: 'api-unreachable',
      detail: { url, call, reason },
    })
  })

  it('fails as unreachable when nothing listens, and when the name is not known', async () => {
    const { url } = await platform(() => {})
    const port = Number(new URL(url).port) === 9 ? 10 : 9
    const at = (apiUrl: string) => endpointApi({ apiUrl, apiKey: 'x', userAgent: 'x' }).create(wanted, soon())
    await expect(at(`http://127.0.0.1:${port}`)).rejects.toMatchObject({
      detail: { reason: 'nothing listens there' },
    })
    await expect(at('http://nobody.invalid')).rejects.toMatchObject({
      detail: { reason: 'the name is not known' },
    })
    await expect(at('not a url')).rejects.toMatchObject({
      code: 'api-unreachable',
      detail: { reason: 'that is no URL' },
    })
  })

  it('gives up when the caller’s patience ends, and when it is called off', async () => {
    const { api } = await platform(() => {})
    await expect(api.create(wanted, AbortSignal.timeout(50))).rejects.toMatchObject({
      code: 'api-unreachable',
      detail: { reason: 'no answer in time' },
    })
    const off = new AbortController()
    const calledOff = expect(api.create(wanted, off.signal)).rejects.toMatchObject({
      code: 'api-unreachable',
      detail: { reason: 'it was called off' },
    })
    await sleep(20)
    off.abort()
    await calledOff
  })

  it('gives up on a body that does not end', async () => {
    const { api } = await platform(r => r.writeHead(201).write('{"id":'))
    await expect(api.create(wanted, AbortSignal.timeout(100))).rejects.toMatchObject({
      code: 'api-unreachable',
      detail: { reason: 'no answer in time' },
    })
  })
})

describe('removing an endpoint', () => {
  it.each([204, 200, 404])('is done at %i', async status => {
    const { api, asked } = await reply(status, '')
    await api.remove('e/1?x', soon())
    expect(asked[0]?.line).toBe('DELETE /v1/developer/webhook-endpoints/e%2F1%3Fx')
    expect(asked[0]?.body).toBe('')
  })

  it.each([
    [401, 'api-key-refused'],
    [403, 'api-key-role'],
    [409, 'api-refused'],
    [503, 'api-refused'],
  ])('fails at %i', async (status, code) => {
    const { api } = await reply(status, { detail: 'x' })
    await expect(api.remove('e-1', soon())).rejects.toMatchObject({ code })
  })
})

describe('the list of voices', () => {
  const james = { id: 'en-US-James1', label: 'en-US-James1 · James, English' }
  it.each<[string, unknown, object[]]>([
    [
      'a list of ids',
      ['a', 'b'],
      [
        { id: 'a', label: 'a' },
        { id: 'b', label: 'b' },
      ],
    ],
    ['a list of objects', [{ id: 'en-US-James1', name: 'James', language: 'English' }], [james]],
    [
      'an object with a list in it',
      { count: 1, voices: [{ voice_id: 'en-US-James1', name: 'James', language: 'English' }] },
      [james],
    ],
    ['objects with a name alone', { data: [{ name: 'James' }] }, [{ id: 'James', label: 'James' }]],
    ['entries of no use among good ones', [null, 7, {}, { id: 7 }, [], 'a'], [{ id: 'a', label: 'a' }]],
    ['nothing', {}, []],
    ['null', null, []],
    ['a page', '<html></html>', []],
    ['a text', '"voices"', []],
  ])('is read out of %s', async (_, body, voices) => {
    const { api, asked } = await reply(200, body)
    expect(await api.voices(soon())).toEqual(voices)
    expect(asked[0]?.line).toBe('GET /v1/voices')
  })
})
