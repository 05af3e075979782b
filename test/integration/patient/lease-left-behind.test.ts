import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { cleanLeftBehind } from '../../../core/lease/clean-left-behind.ts'
import { openLeases } from '../../../core/lease/open-leases.ts'
import { secretNames } from '../../../core/secrets/secret-store.ts'
import type { EngineEvent } from '../../../shared/contract.ts'
import type { Problem } from '../../../shared/problem.ts'
import { testEngine } from '../../support/engine.ts'
import { testPlatform } from '../../support/lease-account.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const leasesIn = (dataFolder: string) =>
  openLeases({ dataFolder, host: hostname(), watchdog: null, onProblem: () => {} })

/** A data folder whose last run left two endpoints and no key, as `listen --api-key-file` does. */
const leftBehind = async () => {
  const platform = await testPlatform()
  const dataFolder = tempFolder()
  const take = () =>
    leasesIn(dataFolder).take(platform.account, 'https://old.example/h', ['web.tool'], () => {})
  const ids = [(await take()).endpointId, (await take()).endpointId]
  return { platform, dataFolder, ids }
}
const secretsWith = (apiKey: string | null) => ({
  get: async (name: string) => (name === secretNames('thunderphone').apiKey ? apiKey : null),
  set: async () => {},
  delete: async () => {},
})

test('what an earlier run left is told once where no key is saved', async () => {
  const { dataFolder, ids } = await leftBehind()
  const engine = await testEngine({ dataFolder, secrets: secretsWith(null) })
  const events: EngineEvent[] = []
  engine.listen(event => events.push(event))
  const told = () => events.flatMap(event => (event.name === 'notice' ? [event.payload] : []))
  await expect.poll(told, { timeout: 15_000 }).toHaveLength(2)
  expect(told().map(({ code }) => code)).toEqual(['endpoint-left-behind', 'endpoint-left-behind'])
  expect(
    told()
      .map(({ detail }) => detail.endpoint)
      .sort(),
  ).toEqual([...ids].sort())
  expect(told()[0]?.detail.platform).toBe('ThunderPhone')
})

test('nothing is told of what was removed by whoever started with the key at hand', async () => {
  const { platform, dataFolder } = await leftBehind()
  const leases = leasesIn(dataFolder)
  const told: Problem[] = []
  await cleanLeftBehind(leases, secretsWith(null), 'Hookswitch/0', problem => told.push(problem), 500)
  await leases.clean(platform.account, false)
  await sleep(800)
  expect(told).toEqual([])
})

test('what a start has removed is said to whoever asks', async () => {
  const { platform, dataFolder, ids } = await leftBehind()
  const secrets = secretsWith(platform.apiKey)
  const removed = await cleanLeftBehind(leasesIn(dataFolder), secrets, 'Hookswitch/0', () => {})
  expect(removed.map(({ id }) => id).sort()).toEqual([...ids].sort())
})
