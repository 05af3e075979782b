import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkDataFolder } from '../../../core/doctor/check-data-folder.ts'
import { tempFolder } from '../../support/temp-folder.ts'

/** As an engine makes it. */
const folderWith = (files: Record<string, string>, mode = 0o600): string => {
  const folder = join(tempFolder(), 'data')
  mkdirSync(folder, { mode: 0o700 })
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text)
    chmodSync(join(folder, name), mode)
  }
  return folder
}

describe('the check of the data folder', () => {
  it('finds nothing wrong with one that an engine made, says how large its captures are, and leaves nothing in it', async () => {
    const folder = folderWith({
      'captures.sqlite': 'x'.repeat(2_048),
      'captures.sqlite-wal': 'x'.repeat(1_024),
      'settings.json': '{"tunnelName":"h","connections":{}}',
    })
    const found = await checkDataFolder(folder)
    expect(found).toMatchObject({ id: 'data-folder', result: 'good', cure: '' })
    expect(found.text).toBe(`${folder} can be written, by you only; its captures take 3.0 KiB.`)
    expect(readdirSync(folder)).toHaveLength(3)
  })

  it('finds nothing wrong with one that is not there yet, and does not make it', async () => {
    const parent = tempFolder()
    const found = await checkDataFolder(join(parent, 'a', 'b'))
    expect(found).toMatchObject({ result: 'good' })
    expect(found.text).toMatch(/is not there yet; the first start makes it\.$/)
    expect(readdirSync(parent)).toEqual([])
  })

  it.skipIf(process.platform === 'win32')('warns when others may get at the folder', async () => {
    const folder = folderWith({})
    chmodSync(folder, 0o755)
    const found = await checkDataFolder(folder)
    expect(found).toMatchObject({ result: 'warning', cure: `Close it with: chmod -R go-rwx '${folder}'` })
    expect(found.text).toContain('(the folder itself)')
  })

  it.skipIf(process.platform === 'win32')('warns when others may get at a file, and names it', async () => {
    const found = await checkDataFolder(folderWith({ 'secrets.json': '{}' }, 0o640))
    expect(found).toMatchObject({ result: 'warning' })
    expect(found.text).toContain('(secrets.json)')
  })

  it.each(['', '{', '[]', '{"connections":[]}', '{"connections":{"x":{}}}'])(
    'warns of settings that say %j',
    async text => {
      const found = await checkDataFolder(folderWith({ 'settings.json': text }))
      expect(found).toMatchObject({ result: 'warning' })
      expect(found.text).toContain('settings.json cannot be read')
    },
  )

  it('calls a file in its place bad, and a folder below a file', async () => {
    const file = join(tempFolder(), 'file')
    writeFileSync(file, '')
    expect(await checkDataFolder(file)).toMatchObject({
      result: 'bad',
      text: `${file} is a file, not a folder.`,
    })
    expect(await checkDataFolder(join(file, 'data'))).toMatchObject({
      result: 'bad',
      problem: 'data-folder-not-writable',
    })
  })

  it.runIf(process.platform === 'linux')('calls one bad that nobody can write, not even root', async () => {
    const found = await checkDataFolder('/proc/self/fdinfo')
    expect(found).toMatchObject({ result: 'bad', problem: 'data-folder-not-writable' })
  })

  it.skipIf(process.getuid?.() === 0)(
    'calls one bad that is read-only, and one that cannot be made',
    async () => {
      const folder = folderWith({})
      chmodSync(folder, 0o500)
      expect(await checkDataFolder(folder)).toMatchObject({ result: 'bad' })
      expect(await checkDataFolder(join(folder, 'data'))).toMatchObject({ result: 'bad' })
      chmodSync(folder, 0o700)
    },
  )
})
