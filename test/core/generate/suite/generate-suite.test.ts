import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generateSuite, type SuiteRequest } from '../../../../core/generate/suite/generate-suite.ts'
import { eventFixture, writeFixtures } from '../../../support/fixture-folder.ts'
import { tempFolder } from '../../../support/temp-folder.ts'

const fixture = eventFixture('telephony.incoming', { maxMs: 2_000 })

/** A folder with two fixtures, one of them in a thread of its own. */
const calls = (): string => {
  const folder = join(tempFolder(), 'calls')
  writeFixtures(folder, { 'a.fixture.json': fixture, 'thread/b.fixture.json': fixture })
  const steps = [{ file: 'b.fixture.json', atMs: 0 }]
  const sequence = { format: 'hookswitch-sequence', version: 1, platform: 'thunderphone', callId: '7', steps }
  writeFixtures(folder, { 'thread/sequence.json': sequence })
  return folder
}

const generate = (folder: string, change: Partial<SuiteRequest> = {}) =>
  generateSuite({ runner: 'node-test', folder, out: folder, force: false, ...change })

const problem = (code: string, detail: object = {}) =>
  expect.objectContaining({ code, detail: expect.objectContaining(detail) })

describe('writing a suite', () => {
  it('puts a driver and what it has to know beside the fixtures, and the same again changes nothing', async () => {
    const folder = calls()
    const { written, fixtures, command } = await generate(folder)
    const driver = join(folder, 'webhook-fixtures.test.mjs')
    expect(written).toEqual([join(folder, 'hookswitch-suite.json'), driver])
    expect(fixtures).toBe(2)
    expect(command).toBe(`HANDLER_URL=http://localhost:3000/webhook node --test ${driver}`)
    expect((await generate(folder)).written).toEqual([])
  })

  it('copies fixtures and the order of threads when it lies elsewhere, and follows what becomes of them', async () => {
    const folder = calls()
    const out = join(tempFolder(), 'suite')
    const { written } = await generate(folder, { out })
    expect(written.map(path => path.slice(out.length + 1))).toEqual([
      'fixtures/a.fixture.json',
      'fixtures/thread/b.fixture.json',
      'fixtures/thread/sequence.json',
      'hookswitch-suite.json',
      'webhook-fixtures.test.mjs',
    ])
    const copy = join(out, 'fixtures/a.fixture.json')
    expect(readFileSync(copy, 'utf8')).toBe(readFileSync(join(folder, 'a.fixture.json'), 'utf8'))
    writeFixtures(folder, { 'a.fixture.json': { ...fixture, expect: { status: 200 } } })
    rmSync(join(folder, 'thread'), { recursive: true })
    await generate(folder, { out })
    expect(JSON.parse(readFileSync(copy, 'utf8')).expect).toEqual({ status: 200 })
    expect(existsSync(join(out, 'fixtures/thread/b.fixture.json'))).toBe(false)
  })

  it('needs no copy where one folder is in the other', async () => {
    const folder = calls()
    await generate(folder, { out: join(folder, '..') })
    await generate(folder, { out: join(folder, 'suite/of it') })
    const fixturesOf = (out: string) =>
      JSON.parse(readFileSync(join(out, 'hookswitch-suite.json'), 'utf8')).fixtures
    expect(fixturesOf(join(folder, '..'))).toBe('calls')
    expect(fixturesOf(join(folder, 'suite/of it'))).toBe('../..')
  })

  it.each(['webhook-fixtures.test.mjs', 'hookswitch-suite.json', 'fixtures/a.fixture.json'])(
    'loses nothing that a person changed in %s, and writes nothing then',
    async name => {
      const folder = calls()
      const out = tempFolder()
      await generate(folder, { out })
      const file = join(out, name)
      const edited = readFileSync(file, 'utf8').replace('"', ' "')
      writeFileSync(file, edited)
      writeFixtures(folder, { 'a.fixture.json': { ...fixture, expect: {} }, 'new.fixture.json': fixture })
      await expect(generate(folder, { out })).rejects.toEqual(problem('suite-edited', { files: file }))
      expect(readFileSync(file, 'utf8')).toBe(edited)
      expect(existsSync(join(out, 'fixtures/new.fixture.json'))).toBe(false)
      await generate(folder, { out, force: true })
      expect(readFileSync(file, 'utf8')).not.toBe(edited)
    },
  )

  it('takes over what it wrote before: for another runner, and with the line ends of Git on Windows', async () => {
    const folder = calls()
    await generate(folder)
    const driver = join(folder, 'webhook-fixtures.test.mjs')
    writeFileSync(driver, readFileSync(driver, 'utf8').replaceAll('\n', '\r\n'))
    expect((await generate(folder, { runner: 'vitest' })).written).toEqual([driver])
    expect(readFileSync(driver, 'utf8')).toContain("from 'vitest'")
  })

  it('never takes over a file that it did not write', async () => {
    const folder = calls()
    writeFileSync(join(folder, 'test_webhook_fixtures.py'), 'print("mine")\n')
    await expect(generate(folder, { runner: 'pytest' })).rejects.toEqual(problem('suite-edited'))
  })

  it('says why it cannot: no fixtures, no folder, a file, a broken fixture, a place that is no folder', async () => {
    const folder = calls()
    const empty = tempFolder()
    await expect(generate(empty)).rejects.toEqual(problem('suite-no-fixtures', { folder: empty }))
    await expect(generate(join(empty, 'none'))).rejects.toEqual(problem('folder-unreadable'))
    const file = join(folder, 'a.fixture.json')
    await expect(generate(file)).rejects.toEqual(problem('folder-unreadable', { folder: file }))
    const out = join(file, 'suite')
    await expect(generate(folder, { out })).rejects.toEqual(problem('suite-not-written', { folder: out }))
    const unknown = { ...fixture, signature: { scheme: 'carrier-pigeon', signedWith: 'removed' } }
    writeFixtures(folder, { 'odd.fixture.json': unknown })
    await expect(generate(folder)).rejects.toEqual(
      problem('fixture-invalid', { file: 'odd.fixture.json', place: '/signature/scheme' }),
    )
  })

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'says so when it may not write there',
    async () => {
      const out = tempFolder()
      mkdirSync(join(out, 'closed'))
      chmodSync(join(out, 'closed'), 0o500)
      await expect(generate(calls(), { out: join(out, 'closed') })).rejects.toEqual(
        problem('suite-not-written', { reason: 'it may not be written' }),
      )
    },
  )
})
