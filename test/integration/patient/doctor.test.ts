import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startSimulator } from '../../../core/simulator/simulator.ts'
import { DoctorCheck } from '../../../shared/doctor.ts'
import { apiKey, apiStandIn } from '../../core/doctor/api-stand-in.ts'
import { type RunningCommand, runCommand } from '../../support/command.ts'
import { developerHandler, unusedPort } from '../../support/developer-handler.ts'
import { testEngine } from '../../support/engine.ts'
import { tempFile } from '../../support/files.ts'
import { listening } from '../../support/listening.ts'
import { platformStandIn } from '../../support/platform-stand-in.ts'
import { httpsHandler, selfSigned } from '../../support/self-signed.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { tunnelServer } from '../../support/tunnel-server.ts'

const ids = DoctorCheck.shape.id.options

const ask = async (command: RunningCommand) => {
  const code = await command.ended
  const checks = command.lines.map(line => DoctorCheck.strict().parse(JSON.parse(line)))
  const of = (id: DoctorCheck['id']) => checks.find(check => check.id === id)
  return { code, checks, of, stderr: command.stderr() }
}
const doctor = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  ask(runCommand(['doctor', '--json', ...args], env))

const keyFile = () => tempFile('api-key', `${apiKey}\n`)
const accountAt = (apiUrl: string) => ['--api-url', apiUrl, '--api-key-file', keyFile()]
const freshFolder = () => ['--data-dir', tempFolder()]

test('all is well: nothing is bad, every check is a line in its order, nothing is registered, and the key is nowhere', async () => {
  const [tunnels, platform, handler] = await Promise.all([
    tunnelServer(),
    platformStandIn(),
    developerHandler(),
  ])
  const args = [...accountAt(platform.apiUrl), ...freshFolder(), '--forward-to', handler.url]
  const { code, checks, stderr } = await doctor([...args, '--tunnel-host', tunnels.host])
  expect(checks.map(({ id, result }) => [id, result])).toEqual(ids.map(id => [id, 'good']))
  expect(code).toBe(0)
  expect(stderr).toBe('')
  expect(JSON.stringify(checks)).not.toContain(apiKey)
  expect(
    platform.calls.map(({ method }) => method).filter(method => !['GET', 'HEAD'].includes(method)),
  ).toEqual([])
  expect(handler.seen.map(({ method }) => method)).toEqual(['OPTIONS'])
  expect(tunnels.names).toHaveLength(1)
})

test('for a person: one line a check where it fits, cures below, and nothing wider than the terminal', async () => {
  const port = await unusedPort()
  const platform = await platformStandIn()
  const folder = join(tempFolder(), 'data')
  const where = ['--tunnel', 'none', '--data-dir', folder]
  const command = runCommand([
    'doctor',
    ...accountAt(platform.apiUrl),
    ...where,
    '--forward-to',
    `http://localhost:${port}/webhook`,
  ])
  expect(await command.ended).toBe(1)
  const starts = command.lines.filter(line => !line.startsWith(' '))
  expect(starts.map(line => line[0])).toEqual(['✓', '✓', '✓', '✓', '✕', '–', '✓', '✓', '✓'])
  const handler = command.lines.findIndex(line => line.startsWith('✕ Handler'))
  expect(command.lines[handler]).toBe(
    `✕ Handler          Nothing listens on port ${port} (tried 127.0.0.1:${port} and [::1]:${port}).`,
  )
  expect(command.lines[handler + 1]).toMatch(/^ {19}→ Start your handler on port/)
  for (const line of command.lines) expect(line.length, line).toBeLessThanOrEqual(100)
  expect(command.stderr().trim()).toBe('1 bad, 0 warnings, 7 good.')
  expect(existsSync(folder)).toBe(false)
})

describe('the exit code', () => {
  const goodHandler = async () => ['--forward-to', (await developerHandler()).url]
  const deadHandler = async () => ['--forward-to', `http://localhost:${await unusedPort()}`]
  const nowhere = async () => `http://127.0.0.1:${await unusedPort()}`

  test('is 0 without a key and a handler, which are skipped', async () => {
    const { code, of } = await doctor([
      ...freshFolder(),
      '--tunnel',
      'none',
      '--api-url',
      'http://127.0.0.1:9/v1',
    ])
    expect(code).toBe(0)
    expect([of('handler'), of('api-key'), of('endpoint')].map(check => check?.result)).toEqual([
      'skipped',
      'skipped',
      'skipped',
    ])
  })

  test.each([
    [401, 4],
    [403, 4],
    [500, 3],
    [404, 1],
  ])('when the API answers %i is %i', async (status, wanted) => {
    const { apiUrl } = await apiStandIn({ status, body: { detail: 'no' } })
    const { code, of } = await doctor([...accountAt(apiUrl), ...freshFolder(), '--tunnel', 'none'])
    expect(of('api-key')?.result).toBe('bad')
    expect(code).toBe(wanted)
  })

  test('is 3 when only the API or the tunnel cannot be reached, 1 when the handler is down too, 4 when the key was refused besides', async () => {
    const { apiUrl: refusing } = await apiStandIn({ status: 401, body: {} })
    const deadTunnel = ['--tunnel-host', await nowhere()]
    const deadApi = accountAt(`${await nowhere()}/v1`)
    const runs = await Promise.all([
      doctor([...deadApi, ...freshFolder(), ...deadTunnel, ...(await goodHandler())]),
      doctor([...deadApi, ...freshFolder(), '--tunnel', 'none', ...(await deadHandler())]),
      doctor([...accountAt(refusing), ...freshFolder(), ...deadTunnel, ...(await deadHandler())]),
    ])
    expect(runs.map(({ code }) => code)).toEqual([3, 1, 4])
    expect(runs[0]?.of('tunnel')).toMatchObject({ result: 'bad' })
    expect(runs[0]?.of('tunnel')?.text).toContain('nothing listens there')
  })

  test.each([
    [['--forward-to', 'localhost:3000']],
    [['--api-url', 'nonsense']],
    [['--tunnel', 'carrier-pigeon']],
    [['--platform', 'nobody']],
    [['--api-key-file', '/no/such/file']],
    [['--port', '0']],
    [['everything']],
  ])('for %j is 2, and nothing is looked at', async args => {
    const { code, checks, stderr } = await doctor([...args, ...freshFolder()])
    expect([code, checks]).toEqual([2, []])
    expect(stderr).not.toBe('')
  })
})

const contents = (folder: string) =>
  readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .map(name => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ])

test('without flags it takes what is saved, and changes nothing', async () => {
  const [platform, handler] = await Promise.all([platformStandIn(), developerHandler()])
  const folder = join(tempFolder(), 'data')
  mkdirSync(folder, { mode: 0o700 })
  const save = (name: string, value: unknown) =>
    writeFileSync(join(folder, name), JSON.stringify(value), { mode: 0o600 })
  const saved = { apiUrl: platform.apiUrl, tunnel: 'none', forwardTo: handler.url }
  save('settings.json', {
    tunnelName: `h${'x'.repeat(21)}`,
    connections: { thunderphone: { pathToken: 'p'.repeat(28), ...saved } },
  })
  save('secrets.json', { 'thunderphone/api-key': apiKey })
  const before = contents(folder)
  const { code, of } = await doctor(['--data-dir', folder])
  expect(code).toBe(0)
  expect(of('data-folder')).toMatchObject({ result: 'good' })
  expect(of('handler')).toMatchObject({ result: 'good' })
  expect(of('api-key')).toMatchObject({ result: 'good' })
  expect(platform.calls.find(({ method }) => method === 'GET')?.authorization).toBe(`Bearer ${apiKey}`)
  expect(contents(folder)).toEqual(before)
})

test('while an engine runs it says which, and leaves it and its folder alone', async () => {
  const { command, dataFolder, url } = await listening()
  const before = contents(dataFolder)
  const { code, of } = await doctor([
    '--data-dir',
    dataFolder,
    '--tunnel',
    'none',
    '--api-url',
    'http://127.0.0.1:9/v1',
  ])
  expect(code).toBe(0)
  expect(of('other-instances')?.text).toContain(`hookswitch listen, process ${command.process.pid}`)
  expect(of('data-folder')).toMatchObject({ result: 'good' })
  expect(contents(dataFolder)).toEqual(before)
  expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(401)
  const second = runCommand(['listen', '--practice', '--data-dir', dataFolder])
  expect(await second.ended).not.toBe(0)
  expect(second.stderr()).toContain('in use by another Hookswitch')
})

test.each([
  ['of a name that fits', selfSigned('localhost'), 'good', / answers 200 /],
  ['of another name', selfSigned('elsewhere.example'), 'bad', /has a certificate for another name/],
  ['that has expired', selfSigned('localhost', -1), 'bad', /has a certificate that has expired/],
])(
  'a certificate %s, of an authority that is named as the cure says',
  async (_, certificate, result, words) => {
    const port = await httpsHandler(certificate)
    const handler = ['--forward-to', `https://localhost:${port}/webhook`]
    const rest = [...freshFolder(), '--tunnel', 'none', '--api-url', 'http://127.0.0.1:9/v1']
    const { of } = await doctor([...handler, ...rest], {
      NODE_EXTRA_CA_CERTS: tempFile('authority.pem', certificate.cert),
    })
    expect(of('handler')).toMatchObject({ result })
    expect(of('handler')?.text).toMatch(words)
  },
)

describe('the engine’s own doctor', () => {
  test('looks at the practice line, which needs no account and no tunnel', async () => {
    const engine = await testEngine()
    const { checks } = await engine.handlers['doctor.run']({ connectionId: 'practice' })
    expect(checks.map(({ id }) => id)).toEqual(ids)
    expect(checks.filter(({ result }) => result === 'bad' || result === 'warning')).toEqual([])
    await expect(async () => engine.handlers['doctor.run']({ connectionId: 'nobody' })).rejects.toMatchObject(
      {
        code: 'connection-not-found',
      },
    )
  })

  test('looks through the tunnel that is open, and knows its own endpoint', async () => {
    const tunnels = await tunnelServer()
    const { apiUrl, apiKey, close } = await startSimulator({ platform: 'thunderphone' })
    onTestFinished(close)
    const engine = await testEngine()
    const how = { platform: 'thunderphone', mode: 'account', apiUrl, apiKey } as const
    await engine.connect({ ...how, tunnelHost: tunnels.host, tunnel: 'localtunnel' })
    const { endpointId } = engine.connection('thunderphone').state()
    const { checks } = await engine.handlers['doctor.run']({ connectionId: 'thunderphone' })
    expect(checks.find(({ id }) => id === 'tunnel')).toMatchObject({
      result: 'good',
      text: expect.stringContaining('leads to this engine'),
    })
    expect(checks.find(({ id }) => id === 'api-key')).toMatchObject({ result: 'good' })
    expect(checks.find(({ id }) => id === 'endpoint')).toMatchObject({
      result: 'good',
      text: `ThunderPhone has ${endpointId} as active.`,
    })
    expect(tunnels.names).toHaveLength(1)
    expect(JSON.stringify(checks)).not.toContain(apiKey)

    tunnels.kill()
    const after = await engine.handlers['doctor.run']({ connectionId: 'thunderphone' })
    expect(after.checks.find(({ id }) => id === 'tunnel')).toMatchObject({ result: 'bad' })
  })
})
