import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Runner } from '../../../core/generate/suite/runners.ts'
import { runCommand } from '../../support/command.ts'
import { eventFixture, writeFixtures } from '../../support/fixture-folder.ts'
import { makeProject, python, runSuite } from '../../support/suite-run.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { type HandlerFaults, webhookHandler } from '../../support/webhook-handler.ts'

const incoming = eventFixture('telephony.incoming', {
  status: 200,
  maxMs: 2_000,
  verdict: 'used',
  schema: 'platform',
  json: { '/prompt': { $contains: 'hotel' }, '/voice': { $matches: '^en-' }, '/tools': { $exists: false } },
})
const complete = eventFixture('telephony.complete', { status: 200, maxMs: 30_000, verdict: 'acknowledged' })

/** A project with two fixtures, one of them without a signature, and the suite that the command makes of them. */
const suiteFor = async (runner: Runner, { manifest = {}, out = '' } = {}): Promise<string> => {
  const folder = tempFolder()
  makeProject(folder, manifest)
  const unsigned = {
    ...incoming,
    request: { ...incoming.request, headers: [['Content-Type', 'application/json']] },
    signature: { scheme: 'thunderphone', signedWith: 'removed' },
  }
  writeFixtures(join(folder, 'calls'), {
    'in.fixture.json': unsigned,
    'of a call/end.fixture.json': complete,
  })
  const elsewhere = out ? ['--out', join(folder, out)] : []
  const command = runCommand([
    'fixtures',
    'generate',
    join(folder, 'calls'),
    '--runner',
    runner,
    ...elsewhere,
  ])
  expect(await command.ended).toBe(0)
  const driver = command.lines.find(line => /\.(mjs|cjs|py)$/.test(line))
  expect(command.stderr()).toContain('HANDLER_URL=')
  return driver ?? ''
}

const run = async (runner: Runner, driver: string, faults: HandlerFaults, env: NodeJS.ProcessEnv = {}) =>
  runSuite(driver, runner, { HANDLER_URL: await webhookHandler(faults), ...env })

const refusals = [
  'is refused with a wrong signature',
  'is refused with one byte more than was signed',
  'is refused without its signature',
]

describe('a generated suite', () => {
  it('passes under Vitest with a good handler, and finds one that verifies nothing', async () => {
    const driver = await suiteFor('vitest', { out: 'suite' })
    const good = await run('vitest', driver, {})
    expect(good.failed, good.said).toEqual([])
    expect(good.passed).toEqual(
      [
        'answers as its fixture expects in.fixture.json',
        'answers as its fixture expects of a call/end.fixture.json',
        ...['telephony.incoming', 'telephony.complete'].flatMap(type =>
          [...refusals, 'may come twice'].map(name => `${type} ${name}`),
        ),
        'thunderphone may send an event type that nobody knows yet',
        'thunderphone may tell the end of a call before its beginning',
      ].toSorted(),
    )
    const bad = await run('vitest', driver, { verifies: 'never' })
    expect(bad.failed).toEqual(
      refusals
        .flatMap(name => ['telephony.complete', 'telephony.incoming'].map(type => `${type} ${name}`))
        .toSorted(),
    )
  })

  it('passes under Jest in CommonJS, with a secret in a file, and as a module finds who verifies what was parsed', async () => {
    const driver = await suiteFor('jest', { out: 'suite' })
    const secretFile = join(tempFolder(), 'secret')
    writeFileSync(secretFile, 'whsec_of_my_own\n')
    const secrets = { HANDLER_SECRET_FILE: secretFile, HANDLER_SECRET: 'another' }
    const good = await run('jest', driver, { secret: 'whsec_of_my_own' }, secrets)
    expect(good.failed, good.said).toEqual([])
    expect(good.passed).toHaveLength(12)
    const ofModules = await suiteFor('jest', { manifest: { type: 'module' } })
    const bad = await run('jest', ofModules, { verifies: 'parsed' })
    expect(bad.failed, bad.said).toEqual([
      'telephony.complete is refused with one byte more than was signed',
      'telephony.incoming is refused with one byte more than was signed',
    ])
    expect(bad.passed).toHaveLength(10)
  })

  it("passes under Node's own runner with a good handler, and finds one that is late", async () => {
    const driver = await suiteFor('node-test')
    const good = await run('node-test', driver, {})
    expect(good.failed, good.said).toEqual([])
    expect(good.passed).toHaveLength(12)
    const bad = await run('node-test', driver, { lateOnceMs: 2_200 })
    expect(bad.failed, bad.said).toEqual(['answers as its fixture expects in.fixture.json'])
    expect(bad.said).toMatch(/it took 2[2-9]\d\d ms, and the deadline is 2000 ms/)
  })

  it.runIf(python)('passes under pytest with a good handler, and finds wrong JSON and a crash', async () => {
    const driver = await suiteFor('pytest')
    const good = await run(
      'pytest',
      driver,
      { secret: 'whsec_of_my_own' },
      { HANDLER_SECRET: 'whsec_of_my_own' },
    )
    expect(good.failed, good.said).toEqual([])
    expect(good.passed).toHaveLength(12)
    const bad = await run('pytest', driver, { voice: 7, onUnknownType: 500 })
    expect(bad.failed, bad.said).toEqual([
      'test_answers_as_its_fixture_expects[in.fixture.json]',
      'test_may_send_an_event_type_that_nobody_knows_yet[thunderphone]',
    ])
    expect(bad.said).toContain('/voice is no string')
  })

  it('says what is missing when it is not told where the handler is', async () => {
    const driver = await suiteFor('vitest')
    const { said } = await runSuite(driver, 'vitest', {})
    expect(said).toContain('Set HANDLER_URL to the URL of your handler')
  })
})
