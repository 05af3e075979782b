import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { newNonce } from '../../core/lease/label.ts'
import { keepWatchdog, type WatchdogCommand } from '../../core/lease/watchdog-keeper.ts'
import type { Problem } from '../../shared/problem.ts'
import { builtWatchdog } from '../support/built.ts'
import { testPlatform } from '../support/lease-account.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { stillRunning, watchdogsOf } from '../support/watchdogs.ts'

const built: WatchdogCommand = { command: process.execPath, args: [fileURLToPath(builtWatchdog)] }
const watchdogs = () => watchdogsOf(process.pid)

const keep = (command = built) => {
  const told: Problem[] = []
  const keeper = keepWatchdog(command, problem => told.push(problem))
  onTestFinished(() => keeper.close())
  return { told, ...keeper }
}
const someHold = (apiUrl = 'http://127.0.0.1:9/v1', endpointId: string | null = null) => {
  const nonce = newNonce()
  const label = `Hookswitch · a-laptop · ${nonce}`
  const file = `${tempFolder()}/${nonce}.json`
  return { nonce, label, endpointId, platform: 'thunderphone' as const, apiUrl, apiKey: 'sk_live_1', file }
}

test('one watchdog is started with the first lease, and ends when nothing is held any more', async () => {
  const { hold, drop, close, told } = keep()
  expect(watchdogs()).toEqual([])
  const leases = [someHold(), someHold()]
  leases.forEach(hold)
  const found = watchdogs()
  expect(found).toHaveLength(1)
  for (const { nonce } of leases) drop(nonce)
  expect(watchdogs()).toEqual(found)
  close()
  await expect.poll(() => stillRunning(found), { timeout: 5_000 }).toEqual([])
  expect(told).toEqual([])
})

test('one that dies is started again, and knows what is held', async () => {
  const platform = await testPlatform()
  const { hold, close } = keep()
  const lease = someHold(platform.apiUrl)
  const id = await platform.register(lease.label)
  const hers = { ...lease, apiKey: platform.apiKey }
  hold(hers)
  hold({ ...hers, endpointId: id })
  const [first = 0] = watchdogs()
  process.kill(first, 'SIGKILL')
  await expect.poll(watchdogs, { timeout: 5_000 }).not.toContain(first)
  await expect.poll(watchdogs, { timeout: 5_000 }).toHaveLength(1)
  expect(await platform.listed()).toHaveLength(1)
  // As when this process ends, because nothing was let go.
  close()
  await expect.poll(platform.listed, { timeout: 5_000 }).toEqual([])
})

test('signals that reach all processes of a session do not end it', async () => {
  await expect.poll(watchdogs).toEqual([])
  const { hold, drop } = keep()
  const lease = someHold()
  hold(lease)
  const found = watchdogs()
  expect(found).toHaveLength(1)
  // Time for it to come up: it says nothing to anybody.
  await sleep(1_000)
  for (const pid of found)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(pid, signal)
  await sleep(300)
  expect(stillRunning(found)).toEqual(found)
  drop(lease.nonce)
})

test.each<[string, WatchdogCommand, RegExp]>([
  ['does not exist', { command: '/nowhere/node', args: [] }, /ENOENT/],
  ['ends at once', { command: process.execPath, args: ['-e', 'process.exit(7)'] }, /exit code 7/],
])('a watchdog that %s is told of, once', async (_, command, reason) => {
  const { hold, told } = keep(command)
  hold(someHold())
  await expect.poll(() => told, { timeout: 10_000 }).toHaveLength(1)
  expect(told[0]).toMatchObject({
    code: 'watchdog-missing',
    detail: { reason: expect.stringMatching(reason) },
  })
})
