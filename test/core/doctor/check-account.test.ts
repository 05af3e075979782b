import { describe, expect, it } from 'vitest'
import { askingOnce, type DoctorAccount } from '../../../core/doctor/account.ts'
import { checkApiKey } from '../../../core/doctor/check-api-key.ts'
import { checkEndpoint } from '../../../core/doctor/check-endpoint.ts'
import type { EndpointEntry } from '../../../shared/endpoints.ts'
import { Problem } from '../../../shared/problem.ts'
import { unusedPort } from '../../support/developer-handler.ts'
import { type ApiReply, accountAt, apiKey, apiStandIn } from './api-stand-in.ts'
import { never } from './signal.ts'

const entry = (id: string, whose: EndpointEntry['whose'], status = 'active'): EndpointEntry => ({
  id,
  label: '',
  url: 'https://x.example',
  events: [],
  status,
  whose,
  host: null,
})
const accountWith = (...endpoints: EndpointEntry[]): DoctorAccount => ({
  platform: 'ThunderPhone',
  apiUrl: 'https://api.example/v1',
  endpoints: async () => endpoints,
})
const refusing = (problem: Problem): DoctorAccount => ({
  ...accountWith(),
  endpoints: () => Promise.reject(problem),
})

describe('the check of the API key', () => {
  it.each<[number, string]>([
    [0, 'no endpoints'],
    [1, '1 endpoint'],
    [3, '3 endpoints'],
  ])('is good with %i endpoints, and asks once with the key', async (count, words) => {
    const body = Array.from({ length: count }, (_, i) => ({ id: `e-${i}` }))
    const { apiUrl, calls } = await apiStandIn({ body })
    expect(await checkApiKey(accountAt(apiUrl), never())).toMatchObject({
      result: 'good',
      text: `ThunderPhone takes the key and lists ${words}.`,
    })
    expect(calls).toEqual([
      { method: 'GET', path: '/v1/developer/webhook-endpoints', key: `Bearer ${apiKey}` },
    ])
  })

  it.each<[string, ApiReply, string, 'bad' | 'warning']>([
    ['401', { status: 401, body: { detail: apiKey } }, 'api-key-refused', 'bad'],
    ['403', { status: 403 }, 'api-key-role', 'bad'],
    ['404', { status: 404, body: { detail: 'Not found.' } }, 'api-refused', 'bad'],
    ['429', { status: 429 }, 'api-busy', 'warning'],
    ['500', { status: 500, body: '<html></html>' }, 'api-failing', 'bad'],
    [
      'a redirect',
      { status: 302, headers: { location: 'https://elsewhere.example' } },
      'api-odd-reply',
      'bad',
    ],
    ['a web page', { body: '<html>Please log in</html>' }, 'api-odd-reply', 'bad'],
    ['an object', { body: { endpoints: [] } }, 'api-odd-reply', 'bad'],
    ['half a list', { body: '[{"id":"e-1"},{"i', type: 'application/json' }, 'api-odd-reply', 'bad'],
  ])('%s', async (_, reply, problem, result) => {
    const { apiUrl } = await apiStandIn(reply)
    const found = await checkApiKey(accountAt(apiUrl), never())
    expect(found).toMatchObject({ id: 'api-key', result, problem })
    expect(found.cure).not.toBe('')
    if (problem !== 'api-refused') expect(JSON.stringify(found)).not.toContain(apiKey)
  })

  it('an API that is not there', async () => {
    const found = await checkApiKey(accountAt(`http://127.0.0.1:${await unusedPort()}/v1`), never())
    expect(found).toMatchObject({ result: 'bad', problem: 'api-unreachable' })
    expect(found.text).toContain('nothing listens there')
  })

  it('without a key, or without an account, it is skipped', async () => {
    const without = await checkApiKey(refusing(new Problem('no-api-key', { platform: 'x' })), never())
    expect(without).toMatchObject({ result: 'skipped', text: 'No API key of ThunderPhone is known here.' })
    expect(without.cure).toContain('--api-key-file')
    expect(await checkApiKey(null, never())).toMatchObject({ result: 'skipped', cure: '' })
  })
})

describe('the check of the endpoint', () => {
  it.each<[string, EndpointEntry[], string, RegExp]>([
    ['none at all', [], 'good', /^None of ours is registered at ThunderPhone\.$/],
    ["somebody else's", [entry('a', 'other')], 'good', /; 1 other is not ours\.$/],
    [
      "colleagues'",
      [entry('a', 'colleague'), entry('b', 'colleague', 'failing')],
      'good',
      /2 others are not/,
    ],
    ['ours', [entry('a', 'in-use'), entry('b', 'other')], 'good', /has a as active; 1 other is not ours/],
    ['ours, failing', [entry('a', 'in-use', 'failing')], 'bad', /endpoint a that it is failing\.$/],
    ['ours, with an odd status', [entry('a', 'in-use', '')], 'bad', /a that it is of no status/],
    ['ours, disabled', [entry('a', 'in-use', 'disabled')], 'warning', /endpoint a is disabled/],
    [
      'one left behind',
      [entry('a', 'left-behind')],
      'warning',
      /^1 endpoint of a Hookswitch .* is still .*\(a\)/,
    ],
    [
      'two left behind and one ours',
      [entry('a', 'left-behind'), entry('b', 'left-behind'), entry('c', 'in-use')],
      'warning',
      /^2 endpoints .* are still .*\(a, b\)/,
    ],
    [
      'failing and left behind',
      [entry('a', 'in-use', 'failing'), entry('b', 'left-behind')],
      'bad',
      /failing/,
    ],
  ])('%s', async (_, endpoints, result, words) => {
    const found = await checkEndpoint(accountWith(...endpoints), never())
    expect(found).toMatchObject({ id: 'endpoint', result })
    expect(found.text).toMatch(words)
    expect(found.cure === '').toBe(result === 'good')
  })

  it('points to the command that removes what was left behind', async () => {
    const { cure } = await checkEndpoint(accountWith(entry('a', 'left-behind')), never())
    expect(cure).toContain('`hookswitch endpoints clean`')
  })

  it('is skipped where the list cannot be read, and the API is asked once for both checks', async () => {
    const { apiUrl, calls } = await apiStandIn({ status: 401 })
    const account = askingOnce(accountAt(apiUrl))
    const [key, endpoint] = await Promise.all([
      checkApiKey(account, never()),
      checkEndpoint(account, never()),
    ])
    expect([key.result, endpoint.result]).toEqual(['bad', 'skipped'])
    expect(calls).toHaveLength(1)
    expect(await checkEndpoint(null, never())).toMatchObject({ result: 'skipped' })
  })
})
