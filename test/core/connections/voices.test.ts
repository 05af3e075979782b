import { describe, expect, it } from 'vitest'
import { makeVoices } from '../../../core/connections/voices.ts'
import type { EndpointApi, Voice } from '../../../core/platforms/endpoint-api.ts'
import { type FaultProxy, faultProxy, replies } from '../../support/fault-proxy.ts'
import { accountAt, testPlatform } from '../../support/lease-account.ts'

const rig = async (before: Voice[] | null = null) => {
  const platform = await testPlatform()
  const proxy = await faultProxy(platform.apiUrl)
  const { api } = accountAt(proxy.apiUrl, platform.apiKey)
  let account: EndpointApi | null = api
  const put: (readonly Voice[])[] = []
  const voices = makeVoices({
    api: () => account,
    kept: { get: () => before, put: list => void put.push(list) },
  })
  const fail = (reply: keyof typeof failures): void => proxy.decide(failures[reply])
  const leave = (): void => {
    account = null
  }
  return { proxy, voices, put, fail, leave }
}
type Decide = Parameters<FaultProxy['decide']>[0]
const failures = {
  failing: () => ({ reply: replies.status(500) }),
  silent: () => ({ silent: true }),
  empty: () => ({ reply: { status: 200, body: '[]', headers: { 'content-type': 'application/json' } } }),
  nothing: () => undefined,
} satisfies Record<string, Decide>

const old = [{ id: 'old', label: 'Old' }]
const james = expect.objectContaining({ id: 'en-US-James1' })

describe('the voices of an account', () => {
  it('are fetched once, by however many ask, and kept', async () => {
    const { proxy, voices, put } = await rig()
    expect(voices.ids).toBeNull()
    const [one, two] = await Promise.all([voices.list(), voices.list()])
    expect(one).toContainEqual(james)
    expect([two, await voices.list()]).toEqual([one, one])
    expect(voices.ids?.has('en-US-James1')).toBe(true)
    expect(proxy.calls).toHaveLength(1)
    expect(put).toEqual([one])
  })

  it('are those that were kept, from the start and while there is no account', async () => {
    const { proxy, voices, leave } = await rig(old)
    expect([...(voices.ids ?? [])]).toEqual(['old'])
    leave()
    expect(await voices.list()).toEqual(old)
    expect(proxy.calls).toEqual([])
  })

  it('are replaced by those that are fetched', async () => {
    const { voices, put } = await rig(old)
    expect(await voices.list()).toContainEqual(james)
    expect([voices.ids?.has('old'), put.length]).toEqual([false, 1])
  })

  it.each(['failing', 'empty'] as const)('are those that were kept when the platform is %s', async how => {
    const { voices, put, fail } = await rig(old)
    fail(how)
    expect(await voices.list()).toEqual(old)
    expect([voices.ids?.has('old'), put]).toEqual([true, []])
  })

  it('are asked for again when the platform failed', async () => {
    const { voices, fail } = await rig(old)
    fail('failing')
    await voices.list()
    fail('nothing')
    expect(await voices.list()).toContainEqual(james)
  })

  it('are not waited for when some are known', async () => {
    const { voices, fail } = await rig(old)
    fail('silent')
    const started = performance.now()
    expect(await voices.list()).toEqual(old)
    expect(performance.now() - started).toBeLessThan(4_000)
  })

  it('are a problem of the platform when there never were any', async () => {
    const { voices, fail, leave } = await rig()
    fail('failing')
    await expect(voices.list()).rejects.toMatchObject({ code: 'api-failing' })
    leave()
    expect(await voices.list()).toEqual([])
    expect(voices.ids).toBeNull()
  })
})
