import { existsSync, readdirSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { ListedEndpoint } from '../../../core/platforms/endpoint-api.ts'
import { builtWatchdog } from '../../support/built.ts'
import { bundleScript } from '../../support/bundle-script.ts'
import { type RunningCommand, runCommand, runScript } from '../../support/command.ts'
import { type FaultProxy, faultProxy } from '../../support/fault-proxy.ts'
import { tempFile } from '../../support/files.ts'
import { type TestPlatform, testPlatform } from '../../support/lease-account.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { stillRunning, watchdogsOf } from '../../support/watchdogs.ts'

interface Run {
  readonly proxy: FaultProxy
  readonly dataFolder: string
  readonly listen: () => RunningCommand
  readonly drive: () => RunningCommand
}

const until = async (fits: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> => {
  const startedAt = performance.now()
  while (!(await fits())) {
    if (performance.now() - startedAt > withinMs) return false
    await sleep(20)
  }
  return true
}
const ready = (command: RunningCommand) => command.json(value => value.type === 'ready')
const noted = (dataFolder: string): string[] => {
  const folder = join(dataFolder, 'leases')
  return existsSync(folder) ? readdirSync(folder).filter(name => /^[0-9a-f]{20}\.json$/.test(name)) : []
}
const delayed = (method: string, fault: 'until' | 'replyWhen', ms: number) => (call: { method: string }) =>
  call.method === method ? { [fault]: sleep(ms) } : undefined

/** Brings a run to one of its moments and gives back whom to kill there. */
const moments: Record<string, (run: Run, random: number) => Promise<RunningCommand>> = {
  'start, at some moment': async ({ listen }, random) => {
    const command = listen()
    await sleep(150 + random * 450)
    return command
  },
  'register: written down': async ({ listen, dataFolder }) => {
    const command = listen()
    await until(() => noted(dataFolder).length > 0, 5_000)
    return command
  },
  'register: POST arrived, acted on 2 s later': async ({ proxy, listen }) => {
    proxy.decide(delayed('POST', 'until', 2_000))
    const arrived = proxy.when('POST', 'arrived')
    const command = listen()
    await arrived
    return command
  },
  'register: POST acted on, not answered': async ({ proxy, listen }) => {
    proxy.decide(delayed('POST', 'replyWhen', 1_000))
    const acted = proxy.when('POST', 'acted')
    const command = listen()
    await acted
    return command
  },
  'register: POST answered': async ({ proxy, listen }) => {
    const answered = proxy.when('POST', 'answered')
    const command = listen()
    await answered
    return command
  },
  'register: right after': async ({ proxy, listen }, random) => {
    const answered = proxy.when('POST', 'answered')
    const command = listen()
    await answered
    await sleep(random * 30)
    return command
  },
  'run: ready': async ({ listen }) => {
    const command = listen()
    await ready(command)
    return command
  },
  'run: later': async ({ listen }, random) => {
    const command = listen()
    await ready(command)
    await sleep(random * 1_000)
    return command
  },
  'patch: arrived, acted on later': async ({ proxy, drive }) => {
    proxy.decide(delayed('PATCH', 'until', 500))
    const arrived = proxy.when('PATCH', 'arrived')
    const command = drive()
    await arrived
    return command
  },
  'patch: acted on, not answered': async ({ proxy, drive }) => {
    proxy.decide(delayed('PATCH', 'replyWhen', 1_000))
    const acted = proxy.when('PATCH', 'acted')
    const command = drive()
    await acted
    return command
  },
  'patch: answered': async ({ drive }) => {
    const command = drive()
    await command.json(value => value.type === 'changed')
    return command
  },
  'release: DELETE arrived, acted on later': async ({ proxy, listen }) => {
    proxy.decide(delayed('DELETE', 'until', 1_000))
    const arrived = proxy.when('DELETE', 'arrived')
    const command = listen()
    await ready(command)
    command.kill('SIGTERM')
    await arrived
    return command
  },
  'release: DELETE acted on, not answered': async ({ proxy, listen }) => {
    proxy.decide(delayed('DELETE', 'replyWhen', 1_000))
    const acted = proxy.when('DELETE', 'acted')
    const command = listen()
    await ready(command)
    command.kill('SIGTERM')
    await acted
    return command
  },
  'release: DELETE answered': async ({ proxy, listen }) => {
    const answered = proxy.when('DELETE', 'answered')
    const command = listen()
    await ready(command)
    command.kill('SIGTERM')
    await answered
    return command
  },
}

const timesEach = 4
const lanes = 4
const colleague = `Hookswitch · ${'colleague'} · ${'ab'.repeat(10)}`

const registerForeign = async (platform: TestPlatform): Promise<ListedEndpoint[]> => {
  await platform.register('Production')
  await platform.register(colleague)
  await platform.register(`Hookswitch · ${hostname()} · ${'0'.repeat(20)}`)
  await platform.register(`Hookswitch · ${hostname()} · `)
  return platform.listed()
}

test('kill -9 at any moment leaves no endpoint of ours behind, and touches nobody else’s', async () => {
  const platform = await testPlatform()
  const foreign = await registerForeign(platform)
  const keyFile = tempFile('api-key', platform.apiKey)
  const driver = await bundleScript(new URL('../../support/lease-driver.ts', import.meta.url))
  const figures = new Map<string, number[]>()
  let byNextStart = 0

  const kill = async (name: string): Promise<void> => {
    const proxy = await faultProxy(platform.apiUrl)
    const dataFolder = tempFolder()
    const where = ['--api-url', proxy.apiUrl, '--api-key-file', keyFile, '--data-dir', dataFolder]
    const listen = () => runCommand(['listen', '--yes', ...where, '--tunnel', 'none', '--json'])
    const drive = () => runScript(driver, [dataFolder, proxy.apiUrl, keyFile, fileURLToPath(builtWatchdog)])
    const reach = moments[name]
    if (!reach) throw new Error(name)
    const command = await reach({ proxy, dataFolder, listen, drive }, Math.random())
    const watchdogs = watchdogsOf(command.process.pid ?? 0)
    command.kill('SIGKILL')
    await command.ended
    const killedAt = performance.now()

    const labels = new Set(
      proxy.calls.filter(c => c.method === 'POST').map(c => JSON.parse(c.body).label as string),
    )
    const ours = async () => (await platform.listed()).filter(endpoint => labels.has(endpoint.label))
    // An endpoint may come into being after its maker is gone: it has to go when the watchdog has.
    await until(async () => (await ours()).length === 0 && stillRunning(watchdogs).length === 0, 10_000)
    let tookMs = performance.now() - killedAt
    proxy.decide(() => undefined)
    if ((await ours()).length > 0) {
      byNextStart++
      const again = listen()
      await ready(again)
      tookMs = performance.now() - killedAt
      again.kill('SIGTERM')
      expect(await again.ended).toBe(0)
    }
    expect(await ours(), name).toEqual([])
    await until(() => stillRunning(watchdogs).length === 0, 5_000)
    expect(stillRunning(watchdogs), name).toEqual([])
    figures.set(name, [...(figures.get(name) ?? []), Math.round(tookMs)])
    proxy.close()
  }

  const queue = Array.from({ length: timesEach }, () => Object.keys(moments)).flat()
  const startedAt = performance.now()
  const lane = async (): Promise<void> => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) await kill(name)
  }
  await Promise.all(Array.from({ length: lanes }, lane))

  const kills = [...figures.values()].flat().length
  for (const [name, times] of figures) console.info(`${name}: gone after ${times.join(', ')} ms`)
  console.info(`${kills} kills in ${Math.round((performance.now() - startedAt) / 1_000)} s`)
  console.info(`${byNextStart} cleaned up by the next start, the others by the watchdog`)
  expect(kills).toBeGreaterThanOrEqual(50)
  expect(await platform.listed()).toEqual(foreign)
}, 180_000)
