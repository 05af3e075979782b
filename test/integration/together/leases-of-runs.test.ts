import { cpSync, existsSync } from 'node:fs'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { dataFiles } from '../../../core/data-folder/data-folder.ts'
import { openLeases } from '../../../core/lease/open-leases.ts'
import { secretNames } from '../../../core/secrets/secret-store.ts'
import type { EngineEvent } from '../../../shared/contract.ts'
import { runCommand } from '../../support/command.ts'
import { testEngine } from '../../support/engine.ts'
import { faultProxy, replies } from '../../support/fault-proxy.ts'
import { tempFile } from '../../support/files.ts'
import { accountAt, testPlatform } from '../../support/lease-account.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { watchdogsOf } from '../../support/watchdogs.ts'

/** A data folder whose last run left an endpoint, and a store with the key of that account. */
const leftBehind = async () => {
  const platform = await testPlatform()
  const proxy = await faultProxy(platform.apiUrl)
  const dataFolder = tempFolder()
  const account = accountAt(proxy.apiUrl, platform.apiKey)
  const leases = openLeases({ dataFolder, host: hostname(), watchdog: null, onProblem: () => {} })
  const { endpointId } = await leases.take(account, 'https://old.example/h', ['web.tool'], () => {})
  const kept = new Map([[secretNames('thunderphone').apiKey, platform.apiKey]])
  const secrets = {
    get: async (name: string) => kept.get(name) ?? null,
    set: async (name: string, value: string) => void kept.set(name, value),
    delete: async (name: string) => void kept.delete(name),
  }
  return { platform, proxy, dataFolder, endpointId, secrets }
}

test('an engine that starts removes what its last run left, where the key is saved', async () => {
  const { platform, dataFolder, secrets } = await leftBehind()
  await testEngine({ dataFolder, secrets })
  await expect.poll(platform.listed, { timeout: 5_000 }).toEqual([])
})

test('what it cannot remove is told, does not stop it, and is tried again at the next start', async () => {
  const { platform, proxy, dataFolder, endpointId, secrets } = await leftBehind()
  proxy.decide(() => ({ reply: replies.status(503) }))
  const engine = await testEngine({ dataFolder, secrets })
  const events: EngineEvent[] = []
  engine.listen(event => events.push(event))
  const told = () => events.flatMap(event => (event.name === 'notice' ? [event.payload] : []))
  await expect
    .poll(told, { timeout: 5_000 })
    .toMatchObject([{ code: 'endpoint-not-released', detail: { endpointId, reason: 'not today' } }])
  await engine.stop()
  proxy.decide(() => undefined)
  await testEngine({ dataFolder, secrets })
  await expect.poll(platform.listed, { timeout: 5_000 }).toEqual([])
})

test('the practice line writes nothing down and has no watchdog', async () => {
  const practice = runCommand(['listen', '--practice', '--json', '--data-dir', tempFolder()])
  await practice.json(value => value.type === 'ready')
  expect(watchdogsOf(practice.process.pid ?? 0)).toEqual([])
  const engine = await testEngine()
  await engine.connection('practice').open()
  expect(existsSync(dataFiles(engine.dataFolder).leases)).toBe(false)
})

test('two copies of a data folder that run at once leave each other’s endpoints alone', async () => {
  const platform = await testPlatform()
  const keyFile = tempFile('api-key', platform.apiKey)
  const listen = (dataFolder: string) =>
    runCommand([
      ...['listen', '--yes', '--api-url', platform.apiUrl, '--api-key-file', keyFile],
      ...['--tunnel', 'none', '--json', '--data-dir', dataFolder],
    ])
  const [original, copy] = [tempFolder(), tempFolder()]
  const first = listen(original)
  const { endpointId: firstId } = await first.json(value => value.type === 'ready')
  cpSync(original, copy, { recursive: true })
  const second = listen(copy)
  const { endpointId: secondId } = await second.json(value => value.type === 'ready')
  await sleep(300)
  expect((await platform.listed()).map(({ id }) => id)).toEqual([firstId, secondId])
  second.kill('SIGTERM')
  expect(await second.ended).toBe(0)
  expect((await platform.listed()).map(({ id }) => id)).toEqual([firstId])
  first.kill('SIGTERM')
  expect(await first.ended).toBe(0)
  expect(await platform.listed()).toEqual([])
})
