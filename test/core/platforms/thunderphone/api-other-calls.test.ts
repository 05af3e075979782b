import { describe, expect, it } from 'vitest'
import { reply, soon } from './platform.ts'

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
