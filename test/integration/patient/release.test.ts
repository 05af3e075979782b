import { execFileSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { runCommand } from '../../support/command.ts'
import { unusedPort } from '../../support/developer-handler.ts'
import { testEngine } from '../../support/engine.ts'
import { filesWith, tempFile } from '../../support/files.ts'
import { platformStandIn, type StandInOptions } from '../../support/platform-stand-in.ts'
import { deliver, incoming } from '../../support/sender.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const apiKey = 'sk_live_ThisOneMustNeverBeSeenAnywhere42'

const listenTo = (apiUrl: string, dataFolder = tempFolder()) => {
  const keyFile = tempFile('api-key', `${apiKey}\n`)
  const where = ['--api-url', apiUrl, '--data-dir', dataFolder]
  return runCommand(['listen', '--api-key-file', keyFile, '--tunnel', 'none', '--json', ...where])
}
const listenToStandIn = async (options: StandInOptions = {}) => {
  const platform = await platformStandIn(options)
  return { platform, command: listenTo(platform.apiUrl) }
}
const methods = (calls: readonly { method: string }[]) =>
  calls.map(call => call.method).filter(method => method !== 'GET')

test('an engine that stops deletes its endpoint, authorised by the key, with its events written out', async () => {
  const platform = await platformStandIn()
  const engine = await testEngine()
  await engine.connect({
    platform: 'thunderphone',
    mode: 'account',
    apiUrl: platform.apiUrl,
    apiKey,
    tunnel: 'none',
  })
  const [endpoint] = [...platform.endpoints.values()]
  const { endpointId, publicUrl } = engine.connection('thunderphone').state()
  expect(endpoint).toMatchObject({ id: endpointId, url: publicUrl })
  expect(publicUrl).toMatch(/^http:\/\/localhost:\d+\/h\/[a-z0-9]{24,}$/)

  expect(await engine.stop()).toEqual([])
  expect(platform.endpoints.size).toBe(0)
  expect(methods(platform.calls)).toEqual(['POST', 'DELETE'])
  expect(platform.calls.every(call => call.authorization === `Bearer ${apiKey}`)).toBe(true)
  const created = JSON.parse(platform.calls.find(call => call.method === 'POST')?.body ?? '')
  expect(created.events).toContain('telephony.incoming')
  expect(created.label.length).toBeLessThanOrEqual(120)
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s deletes the endpoint and ends with 0', async signal => {
  const { platform, command } = await listenToStandIn()
  const ready = await command.json(value => value.type === 'ready')
  expect([...platform.endpoints.keys()]).toEqual([ready.endpointId])
  command.kill(signal)
  expect(await command.ended).toBe(0)
  expect(platform.endpoints.size).toBe(0)
  expect(methods(platform.calls)).toEqual(['POST', 'DELETE'])
})

test.each([
  ['SIGTERM', 'SIGTERM'],
  ['SIGHUP', 'SIGTERM'],
  ['SIGINT', 'SIGINT'],
] as const)(
  '%s and at once %s, as a group gets them, do not cut the release short',
  async (first, second) => {
    const { platform, command } = await listenToStandIn({ deleteMs: 900 })
    await command.json(value => value.type === 'ready')
    command.kill(first)
    await platform.called('DELETE')
    command.kill(second)
    expect(await command.ended).toBe(0)
    expect(platform.endpoints.size).toBe(0)
  },
)

test('an endpoint that came without a secret is removed again', async () => {
  const { platform, command } = await listenToStandIn({ withoutSecret: true })
  expect(await command.ended).toBe(1)
  expect(command.stderr()).toMatch(/no secret in it; the endpoint was removed/)
  expect(methods(platform.calls)).toEqual(['POST', 'DELETE'])
  expect(platform.endpoints.size).toBe(0)
})

test('SIGTERM while the endpoint is being asked for still deletes it, and nothing is said to be ready', async () => {
  const { platform, command } = await listenToStandIn({
    beforeReply: async () => {
      await sleep(800)
      return undefined
    },
  })
  await platform.called('POST')
  command.kill('SIGTERM')
  expect(await command.ended).toBe(0)
  expect(methods(platform.calls)).toEqual(['POST', 'DELETE'])
  expect(platform.endpoints.size).toBe(0)
  expect(command.lines).toEqual([])
})

test('an endpoint that cannot be deleted is named, and the exit code is 6', async () => {
  const { platform, command } = await listenToStandIn({ deleteStatus: 500 })
  await command.json(value => value.type === 'ready')
  command.kill('SIGTERM')
  expect(await command.ended).toBe(6)
  // The last call sees to it that no caller waits for it.
  expect(methods(platform.calls)).toEqual(['POST', 'DELETE', 'DELETE', 'DELETE', 'PATCH'])
  expect(platform.calls.at(-1)?.body).toBe('{"status":"disabled"}')
  expect(command.stderr()).toMatch(
    /The endpoint e-1 is still registered at ThunderPhone: .*\. The next start tries again; `hookswitch endpoints clean` does it now/,
  )
})

test('an endpoint that is gone already is fine', async () => {
  const { command } = await listenToStandIn({ deleteStatus: 404 })
  await command.json(value => value.type === 'ready')
  command.kill('SIGTERM')
  expect(await command.ended).toBe(0)
})

test.each([
  [401, 4, /refused the API key/],
  [403, 4, /admin role/],
  [400, 1, /refused by the stand-in/],
])(
  'a platform that answers %i to the registration ends it with %i and a sentence',
  async (status, code, words) => {
    const { platform, command } = await listenToStandIn({ beforeReply: async () => ({ status }) })
    expect(await command.ended).toBe(code)
    expect(command.stderr()).toMatch(words)
    expect(command.lines).toEqual([])
    expect(methods(platform.calls)).toEqual(['POST'])
  },
)

test('an API that cannot be reached ends it with 3 and says where it looked', async () => {
  const port = await unusedPort()
  const command = listenTo(`http://127.0.0.1:${port}/v1`)
  expect(await command.ended).toBe(3)
  expect(command.stderr()).toContain(`could not be reached at http://127.0.0.1:${port}`)
})

test('the API key is in no output, argument or file, from registration to release', async () => {
  const platform = await platformStandIn()
  const dataFolder = tempFolder()
  const command = listenTo(platform.apiUrl, dataFolder)
  const { receiverUrl } = await command.json(value => value.type === 'ready')
  await deliver(String(receiverUrl), incoming(1), {}, 'whsec_of_e-1')
  await command.json(value => value.type === 'capture')

  const processes = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
  expect(processes).toContain(dataFolder)
  expect(processes).not.toContain(apiKey)
  // The endpoint's secret is found where it is kept, so this way of looking finds what is there.
  expect(filesWith(dataFolder, 'whsec_of_e-1').length).toBe(1)
  expect(filesWith(dataFolder, apiKey)).toEqual([])

  command.kill('SIGINT')
  expect(await command.ended).toBe(0)
  expect(filesWith(dataFolder, apiKey)).toEqual([])
  expect(filesWith(dataFolder, 'whsec_of_e-1')).toEqual([])
  expect(command.lines.join('\n') + command.stderr()).not.toContain(apiKey)
})
