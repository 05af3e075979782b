import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Fixture, FixtureSequence } from '../../../shared/fixture.ts'
import { runCommand } from '../../support/command.ts'
import { liveLine } from '../../support/line.ts'
import { deliver, incoming } from '../../support/sender.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const redaction = { off: false, keep: [], cover: [] }

describe('captures as files', () => {
  it('are previewed as they are written then, beside the calls, and never over another file', async () => {
    const { engine, url } = await liveLine()
    for (const n of [1, 2]) await deliver(url, incoming(n))
    const ids = (await engine.captured(2)).map(({ id }) => id)
    const wanted = { ids, as: 'fixtures' as const, redaction }
    const preview = await engine.handlers['fixtures.preview'](wanted)
    expect(preview).toMatchObject({ moreFiles: 0, left: [] })
    expect(preview.replaced.map(({ kind }) => kind)).toContain('number')
    const folder = join(tempFolder(), 'new', 'fixtures')
    const write = () => engine.handlers['fixtures.write']({ ...wanted, folder })
    expect(await write()).toEqual({ folder, written: preview.files.map(({ path }) => path), unchanged: 0 })
    for (const { path, text } of preview.files) {
      expect(readFileSync(join(folder, path), 'utf8')).toBe(text)
      Fixture.parse(JSON.parse(text))
    }
    expect(await write()).toEqual({ folder, written: [], unchanged: 2 })
    const [first] = preview.files
    writeFileSync(join(folder, first?.path ?? ''), 'mine')
    const { written } = await write()
    expect(written).toEqual([first?.path.replace('.fixture.json', '-2.fixture.json')])
    expect(readFileSync(join(folder, first?.path ?? ''), 'utf8')).toBe('mine')
    expect(readdirSync(folder)).toHaveLength(3)
    await expect(engine.handlers['fixtures.preview']({ ...wanted, ids: ['gone'] })).rejects.toMatchObject({
      code: 'capture-not-found',
    })
    await expect(
      engine.handlers['fixtures.write']({ ...wanted, folder: '/proc/no/such' }),
    ).rejects.toMatchObject({ code: 'folder-unwritable' })

    const out = join(tempFolder(), 'thread')
    const args = ['fixtures', 'export', 'last', '--thread', '--out', out, '--data-dir', engine.dataFolder]
    const command = runCommand(args)
    expect(await command.ended).toBe(0)
    expect(command.stderr()).toMatch(/Replaced \d+ values?:[\s\S]*its field says so[\s\S]*Wrote 2 files/)
    const [call = ''] = readdirSync(out)
    const sequence = FixtureSequence.parse(JSON.parse(readFileSync(join(out, call, 'sequence.json'), 'utf8')))
    expect(sequence.steps).toEqual([{ file: '001-telephony.incoming.fixture.json', atMs: 0 }])
    const refused = runCommand(['fixtures', 'export', 'last', '--data-dir', engine.dataFolder])
    expect(await refused.ended).toBe(2)
    expect(refused.stderr()).toContain('--out DIR')
  })
})
