import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Leases } from '../../../core/lease/leases.ts'
import { pauseBeforeRelease } from '../../../core/lease/unreleased.ts'
import { Problem, type ProblemCode } from '../../../shared/problem.ts'
import { type Fault, faultProxy, replies } from '../../support/fault-proxy.ts'
import { accountAt, testPlatform } from '../../support/lease-account.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { leaseFiles, leasesIn } from './lease-folder.ts'

/** Writes down what the watchdog would be told. */
const scribe = 'process.stdin.pipe(require("node:fs").createWriteStream(process.argv[1]))'

/** A lease whose release has failed because every DELETE meets this fault. */
const failed = async (fault: Fault, before: (leases: Leases) => void = () => {}) => {
  const platform = await testPlatform()
  const proxy = await faultProxy(platform.apiUrl)
  const dataFolder = tempFolder()
  const toldFile = join(tempFolder(), 'told')
  const leases = leasesIn(dataFolder, {
    watchdog: { command: process.execPath, args: ['-e', scribe, toldFile] },
  })
  onTestFinished(() => leases.close())
  const account = accountAt(proxy.apiUrl, platform.apiKey)
  const lease = await leases.take(account, 'https://one.example/h', ['telephony.incoming'], () => {})
  proxy.decide(({ method }) => (method === 'DELETE' ? fault : undefined))
  before(leases)
  const error = await lease.release().then(
    () => null,
    problem => problem,
  )
  const calls = () => proxy.calls.map(({ method }) => method).join(' ')
  /** What the watchdog was told, by kind. */
  const watched = () =>
    readFileSync(toldFile, 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line).t)
  await expect.poll(watched, { timeout: 5_000 }).toEqual(['hold', 'hold'])
  return { platform, proxy, dataFolder, leases, lease, account, error, calls, watched }
}
const status = (code: number): Fault => ({ reply: replies.status(code) })
const heal = ({ proxy }: Awaited<ReturnType<typeof failed>>) => proxy.decide(() => undefined)

describe('a release that fails', () => {
  it('is told, keeps no caller waiting, and stays written down and watched', async () => {
    const { platform, dataFolder, lease, error, calls, watched } = await failed(status(500))
    expect(error).toMatchObject({ code: 'endpoint-not-released', detail: { endpointId: lease.endpointId } })
    expect(calls()).toBe('POST DELETE DELETE DELETE PATCH')
    expect(await platform.listed()).toMatchObject([{ status: 'disabled' }])
    expect(leaseFiles(dataFolder)).toHaveLength(1)
    await sleep(300)
    expect(watched()).not.toContain('drop')
  })

  it('is made up for in the background, and counts as released from then on', async () => {
    const setup = await failed(status(500))
    heal(setup)
    await expect.poll(setup.platform.listed, { timeout: 8_000 }).toEqual([])
    await expect.poll(setup.watched, { timeout: 2_000 }).toContain('drop')
    await expect.poll(() => leaseFiles(setup.dataFolder), { timeout: 2_000 }).toEqual([])
    const before = setup.calls()
    expect(before).toBe('POST DELETE DELETE DELETE PATCH DELETE')
    expect(await setup.leases.finish()).toEqual([])
    expect(setup.calls()).toBe(before)
  })

  it('is made up for at the end if the last try was a while ago', async () => {
    const setup = await failed(status(401))
    heal(setup)
    await sleep(2_100)
    expect(await setup.leases.finish()).toEqual([])
    expect(await setup.platform.listed()).toEqual([])
    expect(leaseFiles(setup.dataFolder)).toEqual([])
  })

  it('is told again at the end, without another try right after the last one, and is not watched any more', async () => {
    const { leases, dataFolder, error, calls, watched } = await failed(status(401))
    expect(await leases.finish()).toEqual([error])
    expect(calls()).toBe('POST DELETE PATCH')
    await expect.poll(watched).toContain('drop')
    expect(leaseFiles(dataFolder)).toHaveLength(1)
  })

  it('that fails at the end too is told with the newest reason', async () => {
    const { leases, proxy } = await failed(status(500))
    proxy.decide(() => ({ reply: { ...replies.status(503), body: '{"detail":"closed for today"}' } }))
    await sleep(2_100)
    expect(await leases.finish()).toMatchObject([
      { code: 'endpoint-not-released', detail: { reason: 'closed for today' } },
    ])
  })

  it('when all is closed already is not tried again', async () => {
    const { calls } = await failed(status(500), leases => leases.close())
    await sleep(5_500)
    expect(calls()).toBe('POST DELETE DELETE DELETE PATCH')
  })

  it('is not tried any more when the next connection has cleaned it up', async () => {
    const setup = await failed(status(409))
    heal(setup)
    expect((await setup.leases.clean(setup.account, false)).removed).toHaveLength(1)
    const before = setup.calls()
    expect(await setup.leases.finish()).toEqual([])
    expect(setup.calls()).toBe(before)
  })
})

describe('the pause before a release is tried again', () => {
  const pauseAfter = (code: ProblemCode, failures: number, detail = {}) =>
    pauseBeforeRelease(
      new Problem('endpoint-not-released', {}, { cause: new Problem(code, detail) }),
      failures,
    )

  it('grows from five seconds to a minute where it may help', () => {
    expect([1, 2, 3, 4, 5, 50].map(n => pauseAfter('api-failing', n) / 1_000)).toEqual([
      5, 10, 20, 40, 60, 60,
    ])
    expect(pauseAfter('api-unreachable', 1)).toBe(5_000)
  })

  it('is never shorter than the platform asks for', () => {
    expect(pauseAfter('api-busy', 1, { retryAfterMs: '30000' })).toBe(30_000)
  })

  it.each(['api-key-refused', 'api-key-role', 'api-refused'] as const)('is a minute after %s', code => {
    expect(pauseAfter(code, 1)).toBe(60_000)
  })
})
