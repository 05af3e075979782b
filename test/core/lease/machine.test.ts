import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isOfMachine, thisMachine } from '../../../core/lease/machine.ts'
import { tempFile } from '../../support/files.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const nowhere = () => join(tempFolder(), 'config', 'hookswitch', 'machine-id')

describe('this machine', () => {
  it('is told by a hash of its id, whatever it is called', () => {
    const files = ['/nowhere', tempFile('machine-id', 'b08dfa6083e7567a1921a715000001fb\n')]
    const machine = thisMachine('/nowhere', 'a-laptop', files)
    expect(machine).toMatch(/^[0-9a-f]{16}$/)
    expect(thisMachine('/nowhere', 'other.lan', files)).toBe(machine)
    expect(thisMachine('/nowhere', 'a-laptop', [tempFile('machine-id', 'another')])).not.toBe(machine)
    expect('b08dfa6083e7567a1921a715000001fb').not.toContain(machine)
  })

  it('without an id gets one that is kept outside the data folder, and is another elsewhere', () => {
    const file = nowhere()
    const machine = thisMachine(file, 'a-laptop', [])
    expect(machine).toMatch(/^[0-9a-f]{16}$/)
    expect(thisMachine(file, 'other.lan', [])).toBe(machine)
    expect(thisMachine(nowhere(), 'a-laptop', [])).not.toBe(machine)
  })

  it('gets a new one in place of one that is no good', () => {
    const file = tempFile('machine-id', 'half')
    const machine = thisMachine(file, 'a-laptop', [])
    expect(machine).toMatch(/^[0-9a-f]{16}$/)
    expect(thisMachine(file, 'a-laptop', [])).toBe(machine)
  })

  it('is told by its name where nothing can be kept', () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'file'), '')
    mkdirSync(join(folder, 'folder'))
    expect(thisMachine(join(folder, 'file', 'machine-id'), 'a-laptop', [])).toBe('a-laptop')
    expect(thisMachine(join(folder, 'folder'), 'a-laptop', [])).toBe('a-laptop')
  })

  it.each([
    ['0123456789abcdef', true],
    ['a-laptop 0123456789abcdef', true],
    ['other.lan 0123456789abcdef', true],
    ['a-laptop-0123456789abcdef', false],
    ['a-laptop fedcba9876543210', false],
    ['a-laptop', false],
  ])('wrote the note of %s: %s', (written, ours) => {
    expect(isOfMachine(written, '0123456789abcdef')).toBe(ours)
  })
})
