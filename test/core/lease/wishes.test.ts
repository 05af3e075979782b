import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { EndpointState } from '../../../shared/state.ts'
import { type Fault, faultProxy, replies } from '../../support/fault-proxy.ts'
import { accountAt, testPlatform } from '../../support/lease-account.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { leaseFiles, leasesIn } from './lease-folder.ts'

const url = (n: number) => `https://tunnel.example/h/${n}`

/** A lease whose changes meet these faults in turn, then none. */
const held = async (faults: Fault[] = []) => {
  const platform = await testPlatform()
  const proxy = await faultProxy(platform.apiUrl)
  proxy.decide(call => (call.method === 'PATCH' ? faults.shift() : undefined))
  const dataFolder = tempFolder()
  const states: EndpointState[] = []
  const account = accountAt(proxy.apiUrl, platform.apiKey)
  const lease = await leasesIn(dataFolder).take(account, url(1), ['telephony.incoming'], state =>
    states.push(state),
  )
  const patches = () =>
    proxy.calls.filter(({ method }) => method === 'PATCH').map(({ body }) => JSON.parse(body))
  const endpoint = async () => (await platform.listed())[0]
  return { platform, proxy, dataFolder, lease, states, patches, endpoint }
}

describe('a wish for an endpoint', () => {
  it('is told while it is being fulfilled, and when it is', async () => {
    const { lease, states, endpoint } = await held()
    expect(lease.state()).toEqual({ status: 'active', url: url(1), changing: false, problem: null })
    await lease.want({ url: url(2), active: false })
    expect(await endpoint()).toMatchObject({ url: url(2), status: 'disabled' })
    expect(states[0]).toMatchObject({ status: 'active', url: url(1), changing: true })
    await expect.poll(() => states.at(-1)).toMatchObject({ status: 'disabled', url: url(2), changing: false })
  })

  it('that is fulfilled already asks for nothing', async () => {
    const { lease, patches } = await held()
    await lease.want({ url: url(1), active: true })
    expect(patches()).toEqual([])
  })

  it('gives way to a newer one: one call at a time, none for what was overtaken', async () => {
    const { lease, patches, endpoint } = await held([{ replyWhen: sleep(300) }])
    const first = lease.want({ url: url(2), active: true })
    await sleep(100)
    const wishes = [3, 4, 5].map(n => lease.want({ url: url(n), active: true }))
    await Promise.all([first, ...wishes])
    expect(patches().map(patch => patch.url)).toEqual([url(2), url(5)])
    expect(await endpoint()).toMatchObject({ url: url(5) })
  })

  it('does not wait for the pause of an older one that failed, which is not asked for again', async () => {
    const { lease, patches } = await held(Array(2).fill({ reply: replies.status(503) }))
    const older = lease.want({ url: url(2), active: true })
    // It has failed twice and pauses for a second.
    await expect.poll(() => patches().length, { timeout: 3_000, interval: 10 }).toBe(2)
    await sleep(50)
    const startedAt = performance.now()
    await lease.want({ url: url(3), active: true })
    expect(performance.now() - startedAt).toBeLessThan(700)
    await older
    expect(patches().map(patch => patch.url)).toEqual([url(2), url(2), url(3)])
  })

  it.each<[string, Fault, string]>([
    ['500', { reply: replies.status(500) }, 'api-failing'],
    ['429', { reply: replies.status(429) }, 'api-busy'],
    ['a web page', { reply: replies.html }, 'api-odd-reply'],
    ['half an answer', { cut: 'middle' }, 'api-unreachable'],
    ['no answer', { cut: 'before' }, 'api-unreachable'],
  ])('is repeated after %s, and the trouble is told', async (_, fault, code) => {
    const { lease, states, patches, endpoint } = await held([fault])
    await lease.want({ url: url(2), active: false })
    expect(patches()).toHaveLength(2)
    expect(states.map(({ problem }) => problem?.code)).toContain(code)
    await expect.poll(() => lease.state()).toMatchObject({ problem: null, changing: false })
    expect(await endpoint()).toMatchObject({ url: url(2), status: 'disabled' })
  })

  it('waits as long as the platform asks it to', async () => {
    const { lease } = await held([{ reply: replies.status(429, { 'retry-after': '2' }) }])
    const startedAt = performance.now()
    await lease.want({ url: url(2), active: true })
    expect(performance.now() - startedAt).toBeGreaterThan(1_900)
  })

  it.each([
    [401, 'api-key-refused'],
    [403, 'api-key-role'],
    [404, 'endpoint-gone'],
    [409, 'api-refused'],
    [422, 'api-refused'],
  ])('is given up at %i, which is told; a later one is tried again', async (status, code) => {
    const { lease, patches } = await held([{ reply: replies.status(status) }])
    await expect(lease.want({ url: url(2), active: true })).rejects.toMatchObject({ code })
    await expect.poll(() => lease.state()).toMatchObject({ changing: false, problem: { code }, url: url(1) })
    expect(patches()).toHaveLength(1)
    await lease.want({ url: url(1), active: true })
    expect(patches()).toHaveLength(2)
    expect(lease.state().problem).toBeNull()
  })

  it('that was refused is asked for once more whenever it is wished again, and the refusal is forgotten when it is in force', async () => {
    const refused = { reply: replies.status(403) }
    const { lease, states, patches } = await held([refused, refused])
    const wish = { url: url(2), active: false }
    await expect(lease.want(wish)).rejects.toMatchObject({ code: 'api-key-role' })
    // What is in force already: whether the key is any good is asked all the same.
    await expect(lease.want({ url: url(1), active: true })).rejects.toMatchObject({ code: 'api-key-role' })
    expect(patches()).toHaveLength(2)
    await lease.want({ url: url(1), active: true })
    await expect.poll(() => states.at(-1)).toMatchObject({ url: url(1), changing: false, problem: null })
    expect(patches()).toHaveLength(3)
    await lease.want({ url: url(1), active: true })
    expect(patches()).toHaveLength(3)
  })

  it('that cannot be fulfilled does not hold up the release, and nothing is changed after it', async () => {
    const { lease, platform, proxy, dataFolder } = await held(Array(9).fill({ reply: replies.status(503) }))
    const wish = lease.want({ url: url(2), active: true })
    await sleep(200)
    await lease.release()
    await wish
    await lease.want({ url: url(3), active: true })
    expect(proxy.calls.at(-1)?.method).toBe('DELETE')
    expect(await platform.listed()).toEqual([])
    expect(leaseFiles(dataFolder)).toEqual([])
  })
})
