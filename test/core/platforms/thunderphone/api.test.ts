import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { endpointApi } from '../../../../core/platforms/thunderphone/api.ts'
import { platform, reply, soon } from './platform.ts'

const wanted = { label: 'laptop', url: 'https://x.example/h/1', events: ['telephony.incoming'] }

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
    ['429', 429, { detail: 'Slow down.' }, 'api-busy', { status: '429' }],
    ['500 with a page', 500, '<html></html>', 'api-failing', { status: '500', reason: 'it gave no reason' }],
    ['500 without a body', 500, '', 'api-failing', { reason: 'it gave no reason' }],
    ['a redirect', 302, '', 'api-odd-reply', { reason: 'a redirect (302), which is not followed' }],
    ['200 with a page', 200, '<html></html>', 'api-odd-reply', { reason: 'no endpoint id and secret in it' }],
    [
      '201 without a secret',
      201,
      { id: 'e-1' },
      'api-odd-reply',
      { reason: 'no secret in it; the endpoint was removed' },
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
