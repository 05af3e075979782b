import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ConnectionRequest } from '../../../core/connections/resolve-plan.ts'
import { secretNames } from '../../../core/secrets/secret-store.ts'
import { runCommand } from '../../support/command.ts'
import { unusedPort } from '../../support/developer-handler.ts'
import { type TestEngine, testEngine } from '../../support/engine.ts'
import { faultProxy, replies } from '../../support/fault-proxy.ts'
import { testPlatform } from '../../support/lease-account.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const rig = async () => {
  const platform = await testPlatform()
  const proxy = await faultProxy(platform.apiUrl)
  const kept = new Map([[secretNames('thunderphone').apiKey, platform.apiKey]])
  const secrets = {
    get: async (name: string) => kept.get(name) ?? null,
    set: async (name: string, value: string) => void kept.set(name, value),
    delete: async (name: string) => void kept.delete(name),
  }
  const dataFolder = tempFolder()
  const request: ConnectionRequest = {
    platform: 'thunderphone',
    mode: 'account',
    apiUrl: proxy.apiUrl,
    apiKey: platform.apiKey,
    tunnel: 'none',
  }
  const status = async () => (await platform.listed()).map(endpoint => endpoint.status)
  return { platform, proxy, request, secrets, dataFolder, status }
}
/** A run in which somebody connects, so that the next one connects again. */
const connectOnce = async (engine: TestEngine, { apiUrl, apiKey }: ConnectionRequest) => {
  await engine.handlers['connections.connect']({
    connectionId: 'thunderphone',
    apiUrl,
    ...(apiKey ? { apiKey } : {}),
    tunnel: 'none',
  })
  await engine.stop()
}
const failing = (method: string) => (call: { method: string }) =>
  call.method === method ? { reply: replies.status(503) } : undefined

test('two connects at once leave one endpoint, which ends with the engine', async () => {
  const { request, secrets, platform } = await rig()
  const engine = await testEngine({ secrets })
  const [first, second] = await Promise.allSettled([engine.connect(request), engine.connect(request)])
  expect(second.status).toBe('fulfilled')
  expect(['fulfilled', 'rejected']).toContain(first.status)
  expect(await platform.listed()).toHaveLength(1)
  expect(await engine.stop()).toEqual([])
  expect(await platform.listed()).toEqual([])
})

test('an engine that stops while a disconnect fails waits for it, and says what is left', async () => {
  const { request, secrets, proxy } = await rig()
  const engine = await testEngine({ secrets })
  const connection = await engine.connect(request)
  proxy.decide(failing('DELETE'))
  const closing = connection.close()
  const left = await engine.stop()
  expect(left.map(problem => problem.code)).toEqual(['endpoint-not-released'])
  expect((await closing).length).toBe(1)
})

test('what was connected last is connected again as soon as the platform is well, and says so meanwhile', async () => {
  const { request, secrets, proxy, dataFolder, status } = await rig()
  await connectOnce(await testEngine({ secrets, dataFolder }), request)
  expect(await status()).toEqual([])

  proxy.decide(failing('GET'))
  const engine = await testEngine({ secrets, dataFolder })
  expect(engine.resume()).toBe(1)
  const state = () => engine.connection('thunderphone').state()
  await expect.poll(() => state().problem?.code).toBe('api-failing')
  expect(state().status).toBe('opening')
  proxy.decide(() => undefined)
  await expect.poll(status, { timeout: 10_000 }).toEqual(['active'])
  await expect.poll(() => state().status).toBe('live')
  expect(state().problem).toBeNull()
})

test('an engine that still waits for the platform stops at once', async () => {
  const { request, secrets, proxy, dataFolder } = await rig()
  await connectOnce(await testEngine({ secrets, dataFolder }), request)
  proxy.decide(failing('GET'))
  const engine = await testEngine({ secrets, dataFolder })
  engine.resume()
  await expect.poll(() => engine.connection('thunderphone').state().problem?.code).toBe('api-failing')
  const startedAt = performance.now()
  expect(await engine.stop()).toEqual([])
  expect(performance.now() - startedAt).toBeLessThan(2_000)
})

test('beside others that were agreed to, their names are said again', async () => {
  const { request, secrets, platform } = await rig()
  await platform.register('CRM production')
  const engine = await testEngine({ secrets })
  const notices: string[] = []
  engine.listen(event => {
    if (event.name === 'notice') notices.push(`${event.payload.code} ${event.payload.detail.others}`)
  })
  await engine.connect({ ...request, agree: true })
  expect(notices).toEqual(['endpoint-beside “CRM production” (crm.example)'])
})

test('a page is served at once although the tunnel of what was connected last is down, and Ctrl+C ends it', async () => {
  const { request, dataFolder } = await rig()
  await connectOnce(await testEngine({ dataFolder }), request)
  const file = join(dataFolder, 'settings.json')
  const settings = JSON.parse(readFileSync(file, 'utf8'))
  Object.assign(settings.connections.thunderphone, {
    tunnel: 'localtunnel',
    tunnelHost: `http://127.0.0.1:${await unusedPort()}`,
  })
  writeFileSync(file, JSON.stringify(settings))

  const startedAt = performance.now()
  const command = runCommand(['serve', '--port', '0', '--data-dir', dataFolder])
  await command.line(line => line.startsWith('http://127.0.0.1'))
  expect(performance.now() - startedAt).toBeLessThan(5_000)
  await expect.poll(command.stderr, { timeout: 20_000 }).toMatch(/There is no tunnel yet/)
  command.kill('SIGINT')
  expect(await command.ended).toBe(0)
})
