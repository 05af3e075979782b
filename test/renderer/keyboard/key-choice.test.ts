import { describe, expect, it } from 'vitest'
import type { Command } from '../../../renderer/keyboard/command.ts'
import { anyDigit, firstHalves, isPressed, keysOf, takenBy } from '../../../renderer/keyboard/key-choice.ts'

const command = (id: string, keys: readonly string[], more: Partial<Command> = {}): Command => ({
  id,
  label: id,
  group: 'Page',
  keys,
  inFields: false,
  run: () => {},
  ...more,
})
const down = command('down', ['j'], { also: ['ArrowDown'] })
const live = command('live', ['g l'])
const palette = command('palette', ['Mod+k'])
const send = command('send', ['h'], { when: () => true })
const all = [down, live, palette, send]
const untouched = { keys: {}, letterKeys: true }

describe('the keys of a command', () => {
  it('are those of the table until somebody has others', () => {
    expect(keysOf(down, untouched)).toEqual(['j', 'ArrowDown'])
    expect(keysOf(down, { keys: { down: 'n' }, letterKeys: true })).toEqual(['n', 'ArrowDown'])
  })
  it('can be none, but for those that everybody expects', () => {
    expect(keysOf(down, { keys: { down: null }, letterKeys: true })).toEqual(['ArrowDown'])
    expect(keysOf(live, { keys: { live: null }, letterKeys: true })).toEqual([])
  })
  it('are those of the table where what was saved cannot be pressed', () => {
    expect(keysOf(live, { keys: { live: 'Hyper+x' }, letterKeys: true })).toEqual(['g l'])
  })
  it('are no letters while these are switched off, however they came about', () => {
    const off = { keys: { palette: 'p' }, letterKeys: false }
    expect(keysOf(down, off)).toEqual(['ArrowDown'])
    expect(keysOf(live, off)).toEqual([])
    expect(keysOf(palette, off)).toEqual([])
    expect(firstHalves(all, off).size).toBe(0)
  })
  it('can stand for any digit', () => {
    const pick = command('pick', [], { also: [anyDigit] })
    expect(['1', '9', '0'].every(digit => isPressed(pick, digit, untouched))).toBe(true)
    expect(isPressed(pick, '12', untouched)).toBe(false)
  })
})

describe('new keys', () => {
  const taken = (keys: string, choice = untouched) => takenBy(all, 'new', keys, choice).map(c => c.id)
  it('are taken where another command has them, or begins with them', () => {
    expect(taken('j')).toEqual(['down'])
    expect(taken('ArrowDown')).toEqual(['down'])
    expect(taken('g')).toEqual(['live'])
    expect(taken('x')).toEqual([])
  })
  it('are free once the other has given them up', () => {
    expect(taken('j', { keys: { down: null }, letterKeys: true })).toEqual([])
    expect(taken('n', { keys: { down: 'n' }, letterKeys: true })).toEqual(['down'])
  })
  it('are not taken by what acts in one place only, nor by the command itself', () => {
    expect(taken('h')).toEqual([])
    expect(takenBy(all, 'down', 'j', untouched)).toEqual([])
  })
})
