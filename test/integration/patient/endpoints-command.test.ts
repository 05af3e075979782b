import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCommand } from '../../support/command.ts'
import { faultProxy, replies } from '../../support/fault-proxy.ts'
import { tempFile } from '../../support/files.ts'
import { testPlatform } from '../../support/lease-account.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { stillRunning, watchdogsOf } from '../../support/watchdogs.ts'

const setUp = async () => {
  const platform = await testPlatform()
  const proxy = await faultProxy(platform.apiUrl)
  const dataFolder = tempFolder()
  const keyFile = tempFile('api-key', platform.apiKey)
  const where = ['--api-url', proxy.apiUrl, '--api-key-file', keyFile, '--data-dir', dataFolder]
  const listen = () => runCommand(['listen', ...where, '--tunnel', 'none', '--json'])
  const endpoints = async (...args: string[]) => {
    const command = runCommand(['endpoints', ...args, ...where])
    const code = await command.ended
    return { code, out: command.lines.join('\n'), err: command.stderr() }
  }
  const files = () => readdirSync(join(dataFolder, 'leases')).filter(name => name !== 'installation.json')
  return { platform, proxy, dataFolder, listen, endpoints, files }
}

/** A run that is killed together with its watchdog, as when the machine loses power. */
const powerLoss = async (setup: Awaited<ReturnType<typeof setUp>>) => {
  const command = setup.listen()
  const { endpointId } = await command.json(value => value.type === 'ready')
  const watchdogs = watchdogsOf(command.process.pid ?? 0)
  expect(watchdogs).toHaveLength(1)
  for (const pid of watchdogs) process.kill(pid, 'SIGKILL')
  command.kill('SIGKILL')
  await command.ended
  expect(stillRunning(watchdogs)).toEqual([])
  return String(endpointId)
}
const ids = async ({ platform }: Awaited<ReturnType<typeof setUp>>) =>
  (await platform.listed()).map(({ id }) => id)

test('the endpoints of an account are listed, and whose they are', async () => {
  const setup = await setUp()
  const { platform, endpoints } = setup
  expect(await endpoints('list')).toMatchObject({
    code: 0,
    err: expect.stringContaining('No endpoint is registered'),
  })
  const left = await powerLoss(setup)
  await platform.register('Production')
  await platform.register(`Hookswitch · a-colleague · ${'ab'.repeat(10)}`)
  const { code, out } = await endpoints('list')
  expect(code).toBe(0)
  expect(out).toMatch(/^ours, left behind +active +Hookswitch · /m)
  expect(out).toMatch(/^somebody else's +active +Production +https:\/\/crm\.example\/hook /m)
  expect(out).toMatch(/^Hookswitch on a-colleague +active /m)
  const json = (await endpoints('list', '--json')).out.split('\n').map(line => JSON.parse(line))
  expect(json.map(({ whose }) => whose)).toEqual(['left-behind', 'other', 'colleague'])
  expect(json[0]).toMatchObject({ id: left, status: 'active', events: expect.any(Array) })
})

test('what a power loss left behind is removed on demand, and nothing else', async () => {
  const setup = await setUp()
  const left = await powerLoss(setup)
  const foreign = await setup.platform.register('Production')
  const dry = await setup.endpoints('clean', '--dry-run')
  expect(dry).toMatchObject({ code: 0, out: expect.stringMatching(/^Would remove Hookswitch · /) })
  expect(await ids(setup)).toEqual([left, foreign])
  const done = await setup.endpoints('clean')
  expect(done).toMatchObject({ code: 0, out: expect.stringContaining(left) })
  expect(await ids(setup)).toEqual([foreign])
  expect(await setup.endpoints('clean')).toMatchObject({
    code: 0,
    err: expect.stringContaining('Nothing of ours is left behind'),
  })
})

test('what a power loss left behind is removed by the next start, before it registers anew', async () => {
  const setup = await setUp()
  const left = await powerLoss(setup)
  const again = setup.listen()
  const { endpointId } = await again.json(value => value.type === 'ready')
  expect(await ids(setup)).toEqual([endpointId])
  expect(endpointId).not.toBe(left)
  again.kill('SIGTERM')
  expect(await again.ended).toBe(0)
  expect(await ids(setup)).toEqual([])
  expect(setup.files()).toEqual([])
})

test('the endpoint of a Hookswitch that runs is in use, and not touched', async () => {
  const setup = await setUp()
  const running = setup.listen()
  const { endpointId } = await running.json(value => value.type === 'ready')
  expect((await setup.endpoints('list')).out).toMatch(/^ours, in use /)
  expect((await setup.endpoints('clean')).code).toBe(0)
  expect(await ids(setup)).toEqual([endpointId])
  running.kill('SIGTERM')
  expect(await running.ended).toBe(0)
})

test.each([
  ['is not well', replies.status(503)],
  ['asks for fewer calls', replies.status(429)],
  ['is hidden behind a web page', replies.html],
])('a platform that %s is told of with code 6, and the next try is named', async (_, reply) => {
  const setup = await setUp()
  await powerLoss(setup)
  setup.proxy.decide(() => ({ reply }))
  const { code, err } = await setup.endpoints('clean')
  expect(code).toBe(6)
  expect(err).toContain('the next start of Hookswitch tries again')
  setup.proxy.decide(() => undefined)
  expect((await setup.endpoints('clean')).code).toBe(0)
  expect(await ids(setup)).toEqual([])
})

test.each([401, 403])('a key that is refused with %i is told of with code 4', async status => {
  const setup = await setUp()
  setup.proxy.decide(() => ({ reply: replies.status(status) }))
  expect((await setup.endpoints('list')).code).toBe(4)
  expect((await setup.endpoints('clean')).code).toBe(4)
  const listening = setup.listen()
  expect(await listening.ended).toBe(4)
})

test('an endpoint that could not be released at the end is released at the next start', async () => {
  const setup = await setUp()
  const first = setup.listen()
  const { endpointId } = await first.json(value => value.type === 'ready')
  setup.proxy.decide(({ method }) => (method === 'DELETE' ? { reply: replies.status(500) } : undefined))
  first.kill('SIGTERM')
  expect(await first.ended).toBe(6)
  expect(first.stderr()).toContain('The next start tries again')
  expect(await ids(setup)).toEqual([endpointId])
  setup.proxy.decide(() => undefined)
  const again = setup.listen()
  await again.json(value => value.type === 'ready')
  expect(await ids(setup)).not.toContain(endpointId)
})

test('words that mean nothing are told of with code 2', async () => {
  const { endpoints } = await setUp()
  expect((await endpoints('drop')).code).toBe(2)
  expect((await endpoints('list', '--dry-run')).code).toBe(2)
})
