import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeFirst } from '../../../core/data-folder/write-first.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const isGood = (text: string) => text.startsWith('good')

describe('a file that is written once', () => {
  it('is for its owner only, with nothing left beside it', () => {
    const file = join(tempFolder(), 'a', 'b', 'file')
    expect(writeFirst(file, 'good 1', isGood)).toBe('good 1')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(dirname(file))).toEqual(['file'])
  })

  it('stays what the first made of it', () => {
    const file = join(tempFolder(), 'file')
    writeFirst(file, 'good 1', isGood)
    expect(writeFirst(file, 'good 2', isGood)).toBe('good 1')
  })

  it('is replaced when it is no good', () => {
    const file = join(tempFolder(), 'file')
    writeFileSync(file, 'goo')
    expect(writeFirst(file, 'good 2', isGood)).toBe('good 2')
    expect(readFileSync(file, 'utf8')).toBe('good 2')
  })

  it('leaves nothing behind where it cannot be written', () => {
    const folder = tempFolder()
    mkdirSync(join(folder, 'file'))
    expect(() => writeFirst(join(folder, 'file'), 'good', isGood)).toThrow()
    expect(readdirSync(folder)).toEqual(['file'])
  })
})
