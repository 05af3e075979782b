import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { importLink } from '../../../core/fixtures/import/import-link.ts'
import { runCommand } from '../../support/command.ts'
import { testEngine } from '../../support/engine.ts'
import { sampleFixture } from '../../support/sample-fixture.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const text = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

const folderOfFixtures = (): string => {
  const folder = tempFolder()
  mkdirSync(join(folder, 'call'))
  writeFileSync(join(folder, 'a.fixture.json'), text(sampleFixture()))
  writeFileSync(
    join(folder, 'call', 'b.fixture.json'),
    text(sampleFixture('{"type":"call.graded"}', { id: 'b' })),
  )
  return folder
}

const fixtures = async (...args: string[]) => {
  const command = runCommand(['fixtures', ...args])
  command.process.stdin?.end()
  const code = await command.ended
  return { code, lines: command.lines.map(line => JSON.parse(line)), talk: command.stderr() }
}

it('imports into a folder that nobody holds, and through the engine that holds it', async () => {
  const folder = folderOfFixtures()
  const dataFolder = join(tempFolder(), 'new')
  const link = importLink({ name: 'c', text: text(sampleFixture('{"type":"x"}', { id: 'c' })) })

  const dry = await fixtures('import', folder, '--dry-run', '--json', '--data-dir', dataFolder)
  expect(dry).toMatchObject({ code: 0, lines: [{ captureId: null }, { captureId: null }] })
  expect(() => readdirSync(dataFolder)).toThrow()

  const alone = await fixtures('import', folder, '--json', '--data-dir', dataFolder)
  expect(alone.code).toBe(0)
  expect(alone.talk).toContain('2 captures taken in.')
  const ids = alone.lines.map(({ captureId }) => captureId)

  const engine = await testEngine({ dataFolder })
  expect(
    engine
      .snapshot()
      .captures.map(({ id }) => id)
      .toSorted(),
  ).toEqual(ids.toSorted())
  const beside = await fixtures('import', folder, link, 'nowhere.json', '--json', '--data-dir', dataFolder)
  expect(beside.code).toBe(1)
  expect(beside.lines).toMatchObject([
    { source: 'nowhere.json', problem: { code: 'file-unreadable' } },
    { captureId: ids[0], already: true },
    { captureId: ids[1], already: true },
    { source: 'c', callId: null, already: false },
  ])
  expect(engine.snapshot().counts.captures).toBe(3)
  expect(readdirSync(join(dataFolder, 'inbox'))).toEqual([])
})

it('checks fixtures, and fails for what would make a run fail', async () => {
  const folder = folderOfFixtures()
  expect(await fixtures('check', folder, '--json')).toMatchObject({
    code: 0,
    lines: [{ errors: [] }, { errors: [], warnings: [] }],
  })
  const leaky = sampleFixture(
    '{"type":"x","to":"+4915112345678","by":"joe@acme.com","key":"sk_live_0123456789abcdef"}',
  )
  const { request } = leaky
  writeFileSync(
    join(folder, 'call', 'b.fixture.json'),
    text({
      ...leaky,
      request: { ...request, bodyText: 'other', headers: [['X-ThunderPhone-Signature', 'a'.repeat(64)]] },
      redactions: [],
      expect: { json: { voice: 1, '/a': { $matchez: 'x' } }, schema: { type: 'strin' } },
    }),
  )
  const { code, lines, talk } = await fixtures('check', folder, '--json')
  expect(code).toBe(1)
  expect(lines[1].errors).toEqual([
    expect.stringContaining('the signature does not hold'),
    expect.stringContaining('"voice" cannot be checked'),
    expect.stringContaining('$matches'),
    expect.stringContaining('/type is "strin"'),
  ])
  expect(lines[1].warnings).toEqual([
    expect.stringContaining('/request/bodyText'),
    expect.stringContaining('key in it (sk_li…)'),
    expect.stringContaining('phone number in it (+4915…)'.slice(0, 16)),
    expect.stringContaining('e-mail address'),
  ])
  expect(talk).toContain('2 files, 4 errors, ')
  expect((await fixtures('check', tempFolder(), '--json')).code).toBe(1)
})
