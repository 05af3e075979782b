import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataFiles, defaultDataFolder, makeDataFolder } from '../../../core/data-folder/data-folder.ts'
import {
  readPracticeFile,
  removePracticeFile,
  writePracticeFile,
} from '../../../core/data-folder/practice-file.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const notWritable = expect.objectContaining({ code: 'data-folder-not-writable' })

describe('a data folder', () => {
  it('is made with all that leads to it, for its owner only', () => {
    const folder = join(tempFolder(), 'a', 'b', 'c')
    makeDataFolder(folder)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    makeDataFolder(folder)
  })

  it('is not made anew where there is one', () => {
    const folder = join(tempFolder(), 'mine')
    mkdirSync(folder, { mode: 0o755 })
    makeDataFolder(folder)
    expect(statSync(folder).mode & 0o777).toBe(0o755)
  })

  it('cannot be made below a file', () => {
    const file = join(tempFolder(), 'file')
    writeFileSync(file, '')
    expect(() => makeDataFolder(join(file, 'a', 'b'))).toThrow(notWritable)
  })

  it.runIf(process.platform === 'linux')('cannot be made in /proc, which is said at once', () => {
    expect(() => makeDataFolder('/proc/hookswitch/data')).toThrow(notWritable)
  })

  it.skipIf(process.getuid?.() === 0)('cannot be one that nobody may write', () => {
    const folder = join(tempFolder(), 'closed')
    mkdirSync(folder, { mode: 0o500 })
    expect(() => makeDataFolder(folder)).toThrow(notWritable)
  })

  it('is where the system keeps application data, by default', () => {
    expect(defaultDataFolder()).toMatch(/hookswitch$/i)
  })

  it('has every file inside itself', () => {
    for (const file of Object.values(dataFiles('/data'))) expect(file.startsWith('/data/')).toBe(true)
  })
})

describe('the practice line’s file', () => {
  it('says where it is, to its owner only', () => {
    const folder = tempFolder()
    writePracticeFile(folder, 'http://127.0.0.1:1/v1', 'sk_live_practice')
    expect(readPracticeFile(folder)).toEqual({
      apiUrl: 'http://127.0.0.1:1/v1',
      apiKey: 'sk_live_practice',
      pid: process.pid,
    })
    expect(statSync(dataFiles(folder).practiceLine).mode & 0o777).toBe(0o600)
    removePracticeFile(folder)
    expect(readPracticeFile(folder)).toBeNull()
    removePracticeFile(folder)
  })

  it.each(['', '{', '[]', 'null', '{"apiUrl":"x"}', '{"apiUrl":"x","apiKey":1,"pid":1}'])(
    'says nothing when it is %j',
    text => {
      const folder = tempFolder()
      writeFileSync(dataFiles(folder).practiceLine, text)
      expect(readPracticeFile(folder)).toBeNull()
    },
  )

  it('stays when another process has written it since', () => {
    const folder = tempFolder()
    const other = { apiUrl: 'x', apiKey: 'y', pid: process.pid + 1 }
    writeFileSync(dataFiles(folder).practiceLine, JSON.stringify(other))
    removePracticeFile(folder)
    expect(readPracticeFile(folder)).toEqual(other)
  })
})
