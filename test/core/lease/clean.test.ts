import { cpSync, readdirSync, rmSync, statSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { dataFiles } from '../../../core/data-folder/data-folder.ts'
import { lockDataFolder } from '../../../core/data-folder/lock.ts'
import { labelOf, newNonce } from '../../../core/lease/label.ts'
import { faultProxy, replies } from '../../support/fault-proxy.ts'
import { filesWith } from '../../support/files.ts'
import { accountAt, soon, testPlatform } from '../../support/lease-account.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { host, leaseFiles, leasesIn, readLease, writeLease } from './lease-folder.ts'

const url = 'https://tunnel.example/h/1'
const events = ['telephony.incoming']
const nothing = () => {}
const minuteLater = () => Date.now() + 61_000

/** An endpoint whose engine has ended without releasing it. */
const leftBehind = async () => {
  const platform = await testPlatform()
  const dataFolder = tempFolder()
  const lease = await leasesIn(dataFolder).take(platform.account, url, events, nothing)
  return { platform, dataFolder, lease, again: leasesIn(dataFolder) }
}

describe('a lease', () => {
  it('is on disk for its owner only, without the key or the secret', async () => {
    const { platform, dataFolder, lease } = await leftBehind()
    expect(readLease(dataFolder)).toMatchObject({
      version: 1,
      state: 'held',
      endpointId: lease.endpointId,
      connectionId: 'thunderphone',
      apiUrl: platform.apiUrl,
      installationId: expect.any(String),
    })
    const { leases } = dataFiles(dataFolder)
    expect(statSync(leases).mode & 0o777).toBe(0o700)
    for (const file of readdirSync(leases)) expect(statSync(`${leases}/${file}`).mode & 0o777).toBe(0o600)
    for (const secret of [platform.apiKey, lease.secret]) expect(filesWith(dataFolder, secret)).toEqual([])
  })

  it('carries a label that names the machine, and is forgotten when it is released', async () => {
    const { platform, dataFolder, lease } = await leftBehind()
    const [endpoint] = await platform.listed()
    expect(endpoint?.label).toMatch(/^Hookswitch · a-laptop · [0-9a-f]{20}$/)
    await lease.release()
    expect(await platform.listed()).toEqual([])
    expect(leaseFiles(dataFolder)).toEqual([])
  })
})

describe('cleaning up', () => {
  it('removes by its id what a run that has ended left behind, even under another label', async () => {
    const { platform, dataFolder, lease, again } = await leftBehind()
    const renamed = { label: 'renamed in the dashboard' }
    await fetch(`${platform.apiUrl}/developer/webhook-endpoints/${lease.endpointId}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${platform.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(renamed),
    })
    expect(again.leftBehind()).toEqual([
      {
        connectionId: 'thunderphone',
        platform: 'thunderphone',
        apiUrl: platform.apiUrl,
        endpoint: lease.endpointId,
      },
    ])
    expect(await again.clean(platform.account, false)).toMatchObject({
      removed: [{ id: lease.endpointId, whose: 'left-behind' }],
      left: [],
    })
    expect(await platform.listed()).toEqual([])
    expect(leaseFiles(dataFolder)).toEqual([])
    expect(again.leftBehind()).toEqual([])
  })

  it('only says so when it is asked to', async () => {
    const { platform, dataFolder, lease, again } = await leftBehind()
    const { removed } = await again.clean(platform.account, true)
    expect(removed.map(({ id }) => id)).toEqual([lease.endpointId])
    expect(await platform.listed()).toHaveLength(1)
    expect(leaseFiles(dataFolder)).toHaveLength(1)
  })

  it('touches nobody else’s, however alike', async () => {
    const { platform, lease, again } = await leftBehind()
    const nonce = String((await platform.listed())[0]?.label.slice(-20))
    const foreign = [
      `Hookswitch · a-colleague · ${newNonce()}`,
      `Hookswitch · ${host} · ${newNonce()}`,
      `Hookswitch · a-colleague · ${nonce}`,
      `Hookswitch · ${host} · ${nonce} copy`,
      `Hookswitch · ${host}`,
      nonce,
    ]
    for (const label of foreign) await platform.register(label, url)
    const { removed } = await again.clean(platform.account, false)
    expect(removed.map(({ id }) => id)).toEqual([lease.endpointId])
    expect((await platform.listed()).map(({ label }) => label)).toEqual(foreign)
  })

  it('leaves alone what this process holds', async () => {
    const platform = await testPlatform()
    const leases = leasesIn(tempFolder())
    await leases.take(platform.account, url, events, nothing)
    expect(await leases.clean(platform.account, false)).toEqual({ removed: [], left: [] })
    expect(await platform.listed()).toHaveLength(1)
    expect(await leases.endpoints(platform.account, soon())).toMatchObject([{ whose: 'in-use', host }])
  })

  it('leaves alone what another machine wrote down in a shared folder', async () => {
    const { platform, dataFolder } = await leftBehind()
    const entry = readLease(dataFolder)
    writeLease(dataFolder, String(entry.nonce), JSON.stringify({ ...entry, machine: '0123456789abcdef' }))
    const other = leasesIn(dataFolder)
    expect(other.leftBehind()).toEqual([])
    expect(await other.clean(platform.account, false)).toEqual({ removed: [], left: [] })
    expect(await other.endpoints(platform.account, soon())).toMatchObject([{ whose: 'colleague', host }])
    expect(leaseFiles(dataFolder)).toHaveLength(1)
  })

  it('finds what this machine left when it has another name now', async () => {
    const { platform, dataFolder, lease } = await leftBehind()
    const renamed = leasesIn(dataFolder, { host: 'other.lan' })
    expect(renamed.leftBehind()).toMatchObject([{ endpoint: lease.endpointId }])
    expect(await renamed.endpoints(platform.account, soon())).toMatchObject([{ whose: 'left-behind' }])
    expect((await renamed.clean(platform.account, false)).removed).toHaveLength(1)
    expect(leaseFiles(dataFolder)).toEqual([])
  })

  it('finds what an older Hookswitch wrote down with the name that the machine had', async () => {
    const { platform, dataFolder } = await leftBehind()
    const entry = readLease(dataFolder)
    const older = { ...entry, machine: `a-name-of-before ${entry.machine}` }
    writeLease(dataFolder, String(entry.nonce), JSON.stringify(older))
    expect((await leasesIn(dataFolder).clean(platform.account, false)).removed).toHaveLength(1)
  })

  it('leaves alone what the original of a copied folder holds, and takes it when that has ended', async () => {
    const { platform, dataFolder } = await leftBehind()
    const unlock = lockDataFolder(dataFolder, 'the original', 0)
    const copy = tempFolder()
    cpSync(dataFolder, copy, { recursive: true })
    onTestFinished(lockDataFolder(copy, 'the copy', 0))
    const copied = leasesIn(copy)
    expect(copied.leftBehind()).toEqual([])
    expect(await copied.clean(platform.account, false)).toEqual({ removed: [], left: [] })
    expect(await copied.endpoints(platform.account, soon())).toMatchObject([{ whose: 'in-use' }])
    unlock()
    expect((await copied.clean(platform.account, false)).removed).toHaveLength(1)
  })

  it('finds leases of a folder that was moved', async () => {
    const { platform, dataFolder } = await leftBehind()
    const moved = tempFolder()
    cpSync(dataFolder, moved, { recursive: true })
    rmSync(dataFolder, { recursive: true })
    expect((await leasesIn(moved).clean(platform.account, false)).removed).toHaveLength(1)
  })

  it('finds what a file that says nothing was for by the nonce in its name, and tells once', async () => {
    const platform = await testPlatform()
    const dataFolder = tempFolder()
    const nonce = newNonce()
    writeLease(dataFolder, nonce, '{"version":1,"nonce"')
    await platform.register(labelOf('its-name-of-that-day.lan', nonce))
    const similar = [
      `${labelOf(host, nonce)}0`,
      `a ${labelOf(host, nonce)}`,
      `Hookswitch · ${nonce}`,
      `Hookswitch · ${host} ${nonce}`,
      labelOf(host, newNonce()),
    ]
    for (const label of similar) await platform.register(label)
    const leases = leasesIn(dataFolder)
    expect((await leases.clean(platform.account, false)).removed).toHaveLength(1)
    expect((await platform.listed()).map(({ label }) => label)).toEqual(similar)
    expect(leases.told.map(({ code }) => code)).toEqual(['lease-unreadable'])
    expect(leaseFiles(dataFolder)).toEqual([`${nonce}.unreadable`])
    await leases.clean(platform.account, false)
    expect(leases.told).toHaveLength(1)
  })

  it('leaves a file of a newer version alone, tells once, and takes leases beside it', async () => {
    const platform = await testPlatform()
    const dataFolder = tempFolder()
    const nonce = newNonce()
    writeLease(dataFolder, nonce, '{"version":2,"nonce":"?"}')
    await platform.register(labelOf(host, nonce))
    const leases = leasesIn(dataFolder)
    expect(leases.leftBehind()).toEqual([])
    expect((await leases.clean(platform.account, false)).removed).toEqual([])
    expect(leases.told.map(({ code }) => code)).toEqual(['leases-newer'])
    const lease = await leases.take(platform.account, url, events, nothing)
    await lease.release()
    expect(leaseFiles(dataFolder)).toEqual([`${nonce}.json`])
    expect(await platform.listed()).toHaveLength(1)
  })

  it('forgets a lease only when the same account says that its endpoint is gone', async () => {
    const { platform, dataFolder, lease, again } = await leftBehind()
    const other = await testPlatform()
    const proxy = await faultProxy(other.apiUrl)
    // The same address with another key is another account.
    const elsewhere = { ...accountAt(proxy.apiUrl, other.apiKey), apiUrl: platform.apiUrl }
    await again.clean(elsewhere, false)
    expect(leaseFiles(dataFolder)).toHaveLength(1)
    await platform.account.api.remove(lease.endpointId, soon())
    await again.clean(platform.account, false)
    expect(leaseFiles(dataFolder)).toEqual([])
  })

  it('keeps a request whose answer nobody heard until it must have come to its end', async () => {
    const { platform, dataFolder, lease } = await leftBehind()
    const intent: Record<string, unknown> = { ...readLease(dataFolder), state: 'intent', endpointId: null }
    writeLease(dataFolder, String(intent.nonce), JSON.stringify(intent))
    await platform.account.api.remove(lease.endpointId, soon())
    await leasesIn(dataFolder).clean(platform.account, false)
    expect(leaseFiles(dataFolder)).toHaveLength(1)
    await leasesIn(dataFolder, { now: minuteLater }).clean(platform.account, false)
    expect(leaseFiles(dataFolder)).toEqual([])
  })

  it.each([
    ['401', replies.status(401), 'api-key-refused'],
    ['403', replies.status(403), 'api-key-role'],
    ['500', replies.status(500), 'api-failing'],
    ['429', replies.status(429), 'api-busy'],
    ['a web page', replies.html, 'api-odd-reply'],
    ['an object', { ...replies.status(200), body: '{"results":[]}' }, 'api-odd-reply'],
  ] as const)('forgets nothing when the list is answered with %s', async (_, reply, code) => {
    const { platform, dataFolder, again } = await leftBehind()
    const proxy = await faultProxy(platform.apiUrl)
    proxy.decide(() => ({ reply }))
    const account = { ...accountAt(proxy.apiUrl, platform.apiKey), apiUrl: platform.apiUrl }
    await expect(again.clean(account, false)).rejects.toMatchObject({ code })
    expect(leaseFiles(dataFolder)).toHaveLength(1)
  })

  it('says what could not be removed, and keeps it written down', async () => {
    const { platform, dataFolder, lease, again } = await leftBehind()
    const proxy = await faultProxy(platform.apiUrl)
    proxy.decide(call => (call.method === 'DELETE' ? { reply: replies.status(409) } : undefined))
    const account = { ...accountAt(proxy.apiUrl, platform.apiKey), apiUrl: platform.apiUrl }
    const { removed, left } = await again.clean(account, false)
    expect(removed).toEqual([])
    expect(left).toMatchObject([
      { code: 'endpoint-not-released', detail: { endpointId: lease.endpointId, reason: 'not today' } },
    ])
    expect(leaseFiles(dataFolder)).toHaveLength(1)
  })
})
