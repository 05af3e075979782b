import { describe, expect, it } from 'vitest'
import type { Problem } from '../../../../shared/problem.ts'
import { platform, reply, soon } from './platform.ts'

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
    [503, 'api-failing'],
  ])('fails at %i', async (status, code) => {
    const { api } = await reply(status, { detail: 'x' })
    await expect(api.remove('e-1', soon())).rejects.toMatchObject({ code })
  })
})

describe('listing endpoints', () => {
  const good = { id: 'e-1', label: 'CRM', url: 'https://crm.example', events: ['web.tool'], status: 'active' }
  it.each<[string, unknown, object[]]>([
    ['a plain list', [good], [good]],
    [
      'fields and words that are not known',
      [{ ...good, status: 'failing', region: 'eu' }],
      [{ ...good, status: 'failing' }],
    ],
    ['fields that are missing', [{ id: 'e-2' }], [{ id: 'e-2', label: '', url: '', events: [], status: '' }]],
    ['entries without an id among good ones', [null, 7, {}, { id: 7 }, { id: '' }, good], [good]],
    ['nothing', [], []],
  ])('reads %s', async (_, body, listed) => {
    const { api, asked } = await reply(200, body)
    expect(await api.list(soon())).toEqual(listed)
    expect(asked[0]?.line).toBe('GET /v1/developer/webhook-endpoints')
  })

  it.each<[string, unknown]>([
    ['an object', { results: [good] }],
    ['null', null],
    ['a list that stops', '[{"id":"e-1"'],
    ['nothing at all', ''],
  ])('fails at %s', async (_, body) => {
    const { api } = await reply(200, body)
    await expect(api.list(soon())).rejects.toMatchObject({ code: 'api-odd-reply' })
  })
})

describe('changing an endpoint', () => {
  it('says what it should be', async () => {
    const { api, asked } = await reply(200, { id: 'e-1' })
    await api.change('e/1', { status: 'disabled' }, soon())
    expect(asked[0]?.line).toBe('PATCH /v1/developer/webhook-endpoints/e%2F1')
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ status: 'disabled' })
  })

  it.each([
    [401, 'api-key-refused', { status: '401' }],
    [403, 'api-key-role', { status: '403' }],
    [404, 'endpoint-gone', { platform: 'ThunderPhone', endpointId: 'e-1' }],
    [409, 'api-refused', { status: '409' }],
    [422, 'api-refused', { reason: 'x' }],
    [500, 'api-failing', { reason: 'x' }],
  ])('fails at %i', async (status, code, detail) => {
    const { api } = await reply(status, { detail: 'x' })
    await expect(api.change('e-1', {}, soon())).rejects.toMatchObject({ code, detail })
  })
})

describe('a web page in place of an answer', () => {
  it.each([200, 404])('is no confirmation, whatever its status (%i)', async status => {
    const { api } = await reply(status, '<html></html>', 'text/html; charset=utf-8')
    for (const call of [api.remove('e-1', soon()), api.change('e-1', {}, soon())])
      await expect(call).rejects.toMatchObject({ code: 'api-odd-reply', detail: { reason: 'a web page' } })
  })
})

describe('an answer of 429', () => {
  const inTwoMinutes = () => new Date(Date.now() + 120_000).toUTCString()
  it.each([
    ['seconds', '7', 7_000, 7_000],
    ['a date', inTwoMinutes(), 110_000, 121_000],
    ['a date that has passed', 'Wed, 21 Oct 2015 07:28:00 GMT', 0, 0],
  ])('tells how long to wait, given as %s', async (_, value, least, most) => {
    const { api } = await platform(r => r.writeHead(429, { 'retry-after': value }).end())
    const problem: Problem = await api.list(soon()).then(Promise.reject, error => error)
    expect(problem.code).toBe('api-busy')
    expect(Number(problem.detail.retryAfterMs)).toBeGreaterThanOrEqual(least)
    expect(Number(problem.detail.retryAfterMs)).toBeLessThanOrEqual(most)
  })

  it.each([undefined, 'soon', ''])('says nothing of it without one that can be read (%s)', async value => {
    const { api } = await platform(r =>
      r.writeHead(429, value === undefined ? {} : { 'retry-after': value }).end(),
    )
    await expect(api.list(soon())).rejects.toMatchObject({
      detail: expect.not.objectContaining({ retryAfterMs: expect.anything() }),
    })
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
