import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { toRow } from '../../../core/captures/capture-row.ts'
import { readCaptures } from '../../../core/captures/capture-store.ts'
import {
  closeCaptures,
  openCaptures,
  openCapturesToRead,
  overwriteAtNextStart,
} from '../../../core/captures/database.ts'
import { insertCaptures } from '../../../core/captures/insert-captures.ts'
import { migrations } from '../../../core/captures/migrations.ts'
import { openDatabase } from '../../../core/sqlite.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { fullCapture, sampleCapture } from './sample-capture.ts'

const newFile = (): string => join(tempFolder(), 'captures.sqlite')
const mode = (file: string): string => (statSync(file).mode & 0o777).toString(8)
const bytesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder).map(name => [name, readFileSync(join(folder, name)).toString('base64')]),
  )

/** A database that was closed lives on until its statements are collected; only then is its log put away. */
const collectGarbage = async (): Promise<void> => {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as () => void
  for (let i = 0; i < 3; i++) {
    gc()
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

describe('a new captures file', () => {
  it('can be read by its owner only, with its helper files', () => {
    const file = newFile()
    const database = openCaptures(file)
    insertCaptures(database).insert([sampleCapture(1)])
    expect([file, `${file}-wal`, `${file}-shm`].map(mode)).toEqual(['600', '600', '600'])
    database.close()
  })

  it('is of this version, in the file itself', () => {
    const file = newFile()
    openCaptures(file).close()
    expect(readFileSync(file).readInt32BE(60)).toBe(migrations.length)
  })

  it('keeps what was written when it is opened again', () => {
    const file = newFile()
    const first = openCaptures(file)
    insertCaptures(first).insert([sampleCapture(1)])
    first.close()
    const second = openCaptures(file)
    expect(readCaptures(second).page(10)).toHaveLength(1)
    second.close()
  })

  it('can be read beside its engine, and not written there', () => {
    const file = newFile()
    const engine = openCaptures(file)
    const inserter = insertCaptures(engine)
    inserter.insert([sampleCapture(1)])
    const reader = openCapturesToRead(file)
    inserter.insert([sampleCapture(2)])
    expect(readCaptures(reader).page(10)).toHaveLength(2)
    expect(() => reader.exec('DELETE FROM captures')).toThrow(/readonly/)
    reader.close()
    engine.close()
  })
})

describe('a captures file of the first version', () => {
  it('keeps its captures, and tells of new ones whether they arrived late or were passed over', () => {
    const file = newFile()
    const old = openDatabase(file)
    old.exec(`${migrations[0]}; PRAGMA user_version = 1`)
    const { arrived_late: _, passed_over: __, ...row } = toRow(sampleCapture(1))
    const names = Object.keys(row)
    old
      .prepare(`INSERT INTO captures (${names.join()}) VALUES (${names.map(() => '?').join()})`)
      .run(...Object.values(row))
    old.close()
    const database = openCaptures(file)
    insertCaptures(database).insert([fullCapture(2)])
    const [late, first] = readCaptures(database).page(10)
    expect(first).toEqual(sampleCapture(1).summary)
    expect(late?.outcome).toMatchObject({ arrivedLate: true, passedOver: 'number' })
    database.close()
  })
})

describe('a captures file of a newer Hookswitch', () => {
  const newer = expect.objectContaining({
    code: 'captures-newer',
    detail: expect.objectContaining({ found: '9', known: String(migrations.length) }),
  })

  it.each([openCaptures, openCapturesToRead])('is refused and not touched by %o', async open => {
    const folder = tempFolder()
    const file = join(folder, 'captures.sqlite')
    const made = openDatabase(file)
    made.exec('CREATE TABLE of_tomorrow (x); PRAGMA user_version = 9')
    made.close()
    const before = bytesOf(folder)
    expect(() => open(file)).toThrow(newer)
    await collectGarbage()
    expect(bytesOf(folder)).toEqual(before)
  })

  it.each([openCaptures, openCapturesToRead])(
    'is refused and not touched when the version stands only in its log, as after a crash (%o)',
    async open => {
      const [engines, folder] = [tempFolder(), tempFolder()]
      const engine = openCaptures(join(engines, 'captures.sqlite'))
      engine.exec('PRAGMA user_version = 9')
      const file = join(folder, 'captures.sqlite')
      for (const end of ['', '-wal'])
        writeFileSync(file + end, readFileSync(join(engines, `captures.sqlite${end}`)))
      engine.close()
      const { 'captures.sqlite': bytes, 'captures.sqlite-wal': log } = bytesOf(folder)
      expect(readFileSync(file).readInt32BE(60)).toBe(migrations.length)
      expect(() => open(file)).toThrow(newer)
      await collectGarbage()
      expect(bytesOf(folder)).toMatchObject({ 'captures.sqlite': bytes, 'captures.sqlite-wal': log })
    },
  )
})

describe('a file that is no captures file', () => {
  const unreadable = expect.objectContaining({ code: 'captures-unreadable' })

  it.each([
    ['text', Buffer.from('hello world '.repeat(100))],
    ['bytes', Buffer.alloc(4_096, 0xff)],
    ['a few words', Buffer.from('hello world '.repeat(5))],
  ])('is unreadable and not touched: %s', (_, bytes) => {
    const file = newFile()
    writeFileSync(file, bytes)
    expect(() => openCaptures(file)).toThrow(unreadable)
    expect(() => openCapturesToRead(file)).toThrow(unreadable)
    expect(readFileSync(file)).toEqual(bytes)
  })

  it('is unreadable when it is a folder, and when there is none to read', () => {
    const folder = tempFolder()
    expect(() => openCaptures(folder)).toThrow(unreadable)
    expect(() => openCapturesToRead(join(folder, 'none'))).toThrow(unreadable)
    expect(existsSync(join(folder, 'none'))).toBe(false)
  })

  it('is unreadable when its first page is whole and another is not', () => {
    const file = newFile()
    openCaptures(file).close()
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.fill(0xff, 100, 4_096))
    expect(() => readCaptures(openCaptures(file))).toThrow()
    expect(() => openCaptures(file).prepare('SELECT * FROM captures')).toThrow()
  })

  it('is made anew when it is empty, and is too old to read until then', () => {
    const file = newFile()
    writeFileSync(file, '')
    expect(() => openCapturesToRead(file)).toThrow(unreadable)
    openCaptures(file).close()
    openCapturesToRead(file).close()
  })

  it('is unreadable when another program holds it', () => {
    const file = newFile()
    const other = openDatabase(file)
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
    expect(() => openCaptures(file)).toThrow(unreadable)
    other.close()
    chmodSync(file, 0o600)
  })
})

it('is written anew when it is opened, where somebody asked for it: nothing that was removed is left in it', () => {
  const file = newFile()
  const before = openCaptures(file)
  before.exec('PRAGMA secure_delete = OFF')
  const { insert } = insertCaptures(before)
  insert(Array.from({ length: 50 }, (_, i) => sampleCapture(i + 1, { from: '+14155550199' })))
  before.exec('DELETE FROM captures WHERE seq > 10; UPDATE captures SET from_number = NULL')
  overwriteAtNextStart(before)
  closeCaptures(before)
  expect(readFileSync(file, 'latin1')).toContain('+14155550199')
  const database = openCaptures(file)
  expect(readFileSync(file, 'latin1')).not.toContain('+14155550199')
  expect(readCaptures(database).counts().captures).toBe(10)
  closeCaptures(database)
  expect(openDatabase(file).prepare('PRAGMA application_id').get()).toEqual({ application_id: 0 })
})
