import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { dataFiles } from '../../../core/data-folder/data-folder.ts'
import { lockDataFolder } from '../../../core/data-folder/lock.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const now = Date.parse('2026-01-02T03:04:05Z')
const lock = (folder: string, program = 'hookswitch serve') => lockDataFolder(folder, program, now)
const held = (holder: unknown) =>
  expect.objectContaining({ code: 'data-folder-held', detail: expect.objectContaining({ holder }) })

/** Another process that holds the folder as an engine does, until it is killed. */
const otherEngine = async (folder: string): Promise<ChildProcess> => {
  const { lock, holder } = dataFiles(folder)
  const script = `
    import { DatabaseSync } from '@photostructure/sqlite'
    import { writeFileSync } from 'node:fs'
    const database = new DatabaseSync(${JSON.stringify(lock)})
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    writeFileSync(${JSON.stringify(holder)}, JSON.stringify({ pid: process.pid, program: 'another', since: 'noon' }))
    console.log('held')
    setInterval(() => database.isOpen, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  await once(child.stdout ?? child, 'data')
  return child
}

describe('the lock on a data folder', () => {
  it('names its holder, in a file for the owner only', () => {
    const folder = tempFolder()
    const unlock = lock(folder)
    const { holder } = dataFiles(folder)
    expect(JSON.parse(readFileSync(holder, 'utf8'))).toEqual({
      pid: process.pid,
      program: 'hookswitch serve',
      since: '2026-01-02T03:04:05.000Z',
    })
    expect(statSync(holder).mode & 0o777).toBe(0o600)
    unlock()
    expect(existsSync(holder)).toBe(false)
  })

  it('refuses a second engine and names the first', () => {
    const folder = tempFolder()
    const unlock = lock(folder)
    expect(() => lock(folder, 'hookswitch listen')).toThrow(
      held(`hookswitch serve, process ${process.pid}, since 2026-01-02T03:04:05.000Z`),
    )
    expect(readFileSync(dataFiles(folder).holder, 'utf8')).toContain('hookswitch serve')
    unlock()
    lock(folder)()
  })

  it('holds against other processes, and goes with one that is killed', async () => {
    const folder = tempFolder()
    const other = await otherEngine(folder)
    expect(() => lock(folder)).toThrow(held(`another, process ${other.pid}, since noon`))
    other.kill('SIGKILL')
    await once(other, 'exit')
    const unlock = lock(folder)
    expect(readFileSync(dataFiles(folder).holder, 'utf8')).toContain('hookswitch serve')
    unlock()
  })

  it.each(['', 'not json', '{"pid":"x"}', 'null'])('holds although its holder says %j', text => {
    const folder = tempFolder()
    const unlock = lock(folder)
    writeFileSync(dataFiles(folder).holder, text)
    expect(() => lock(folder)).toThrow(held('it did not say which'))
    unlock()
  })

  it.each(['lock', 'holder'] as const)(
    'is not to be had where its %s cannot be written, and leaves nothing held',
    file => {
      const folder = tempFolder()
      const blocked = dataFiles(folder)[file]
      mkdirSync(blocked)
      expect(() => lock(folder)).toThrow(
        expect.objectContaining({
          code: 'data-folder-not-writable',
          detail: expect.objectContaining({ folder }),
        }),
      )
      if (file === 'holder')
        expect(() => lock(folder)).toThrow(expect.objectContaining({ code: 'data-folder-not-writable' }))
    },
  )

  it('is for one folder only', () => {
    const unlocks = [tempFolder(), tempFolder()].map(folder => lock(folder))
    for (const unlock of unlocks) unlock()
  })
})
