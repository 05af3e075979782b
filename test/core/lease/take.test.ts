import { writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { dataFiles } from '../../../core/data-folder/data-folder.ts'
import { type Fault, faultProxy, type ProxyCall, replies } from '../../support/fault-proxy.ts'
import { accountAt, testPlatform } from '../../support/lease-account.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { leaseFiles, leasesIn, readLease } from './lease-folder.ts'

const url = 'https://tunnel.example/h/1'
const events = ['telephony.incoming']

/** Asks for an endpoint while this goes wrong. Resolves with what it throws. */
const taking = async (fault: (call: ProxyCall) => Fault | undefined) => {
  const platform = await testPlatform()
  const proxy = await faultProxy(platform.apiUrl)
  proxy.decide(fault)
  const dataFolder = tempFolder()
  const leases = leasesIn(dataFolder)
  const account = accountAt(proxy.apiUrl, platform.apiKey)
  const problem = await leases
    .take(account, url, events, () => {})
    .then(
      () => null,
      error => error,
    )
  leases.close()
  return { platform, proxy, dataFolder, problem, account }
}
const atPost = (fault: Fault) => (call: ProxyCall) => (call.method === 'POST' ? fault : undefined)

describe('asking for an endpoint', () => {
  it('is written down before it is sent', async () => {
    let written: unknown
    const platform = await testPlatform()
    const proxy = await faultProxy(platform.apiUrl)
    const dataFolder = tempFolder()
    proxy.decide(call => {
      if (call.method === 'POST') written = readLease(dataFolder)
      return undefined
    })
    await leasesIn(dataFolder).take(accountAt(proxy.apiUrl, platform.apiKey), url, events, () => {})
    expect(written).toMatchObject({ state: 'intent', endpointId: null })
    expect(written).toMatchObject({ label: JSON.parse(proxy.calls[0]?.body ?? '').label })
  })

  it('is not sent when it cannot be written down', async () => {
    const platform = await testPlatform()
    const dataFolder = tempFolder()
    // A file in the folder's place, because root may write into any folder.
    writeFileSync(dataFiles(dataFolder).leases, '')
    const leases = leasesIn(dataFolder)
    await expect(leases.take(platform.account, url, events, () => {})).rejects.toMatchObject({
      code: 'data-folder-not-writable',
    })
    expect(await platform.listed()).toEqual([])
  })

  it.each([
    [401, 'api-key-refused'],
    [403, 'api-key-role'],
    [404, 'api-refused'],
    [409, 'api-refused'],
    [422, 'api-refused'],
    [429, 'api-busy'],
  ])('leaves nothing written down when it is refused with %i', async (status, code) => {
    const { proxy, dataFolder, problem } = await taking(atPost({ reply: replies.status(status) }))
    expect(problem).toMatchObject({ code })
    expect(leaseFiles(dataFolder)).toEqual([])
    expect(proxy.calls.map(({ method }) => method)).toEqual(['POST'])
  })

  it.each<[string, Fault, string]>([
    ['breaks off in the middle', { cut: 'middle' }, 'api-unreachable'],
    ['never comes', { cut: 'before' }, 'api-unreachable'],
  ])('looks the endpoint up and removes it when the answer %s', async (_, fault, code) => {
    const { platform, proxy, dataFolder, problem } = await taking(atPost(fault))
    expect(problem).toMatchObject({ code })
    expect(proxy.calls.map(({ method }) => method)).toEqual(['POST', 'GET', 'DELETE'])
    expect(await platform.listed()).toEqual([])
    expect(leaseFiles(dataFolder)).toEqual([])
  })

  it.each<[string, Fault, string]>([
    ['500', { reply: replies.status(500) }, 'api-failing'],
    ['a web page', { reply: replies.html }, 'api-odd-reply'],
  ])('looks whether there is one when it is answered with %s', async (_, fault, code) => {
    const { proxy, dataFolder, problem } = await taking(atPost(fault))
    expect(problem).toMatchObject({ code })
    expect(proxy.calls.map(({ method }) => method)).toEqual(['POST', 'GET'])
    expect(leaseFiles(dataFolder)).toEqual([])
  })

  it('keeps what may still come written down when the platform was not heard', async () => {
    const { proxy, platform, dataFolder, problem, account } = await taking(
      atPost({ until: sleep(12_000), cut: 'before' }),
    )
    expect(problem).toMatchObject({ code: 'api-unreachable', detail: { reason: 'no answer within 8 s' } })
    expect(proxy.calls.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET'])
    expect(readLease(dataFolder)).toMatchObject({ state: 'intent' })
    await expect.poll(platform.listed, { timeout: 10_000 }).toHaveLength(1)
    await leasesIn(dataFolder).clean(account, false)
    expect(await platform.listed()).toEqual([])
  })

  it('says that an endpoint may be left when the platform cannot be asked any more', async () => {
    const { dataFolder, problem } = await taking(({ method }) =>
      method === 'POST' ? { cut: 'before' } : { reply: replies.status(503) },
    )
    expect(problem).toMatchObject({ code: 'endpoint-not-released', detail: { platform: 'ThunderPhone' } })
    expect(problem.detail.endpointId).toMatch(/Hookswitch · a-laptop · [0-9a-f]{20}/)
    expect(readLease(dataFolder)).toMatchObject({ state: 'intent' })
  })

  it('is forgotten when nobody listens where it would go', async () => {
    const { apiUrl, apiKey, close } = await testPlatform()
    await close()
    const dataFolder = tempFolder()
    const taken = leasesIn(dataFolder).take(accountAt(apiUrl, apiKey), url, events, () => {})
    await expect(taken).rejects.toMatchObject({ code: 'api-unreachable' })
    expect(leaseFiles(dataFolder)).toEqual([])
  })
})
