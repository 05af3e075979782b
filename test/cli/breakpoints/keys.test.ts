import { describe, expect, it } from 'vitest'
import { actionOf, type KeyScene, keysOf } from '../../../cli/breakpoints/keys.ts'
import type { WaitingCall } from '../../../shared/breakpoint.ts'
import { sampleAnswer } from '../../support/sample-answer.ts'
import { sampleWaiting } from '../../support/sample-waiting.ts'

const at = (n: number, change: Partial<WaitingCall> = {}) => ({
  connectionId: 'practice',
  call: sampleWaiting(n, change),
})
const quiet: KeyScene = { armed: 'off', waiting: [], pinned: [] }
const scene = (change: Partial<KeyScene> = {}): KeyScene => ({
  ...quiet,
  waiting: [at(1), at(2)],
  pinned: [sampleAnswer('own'), sampleAnswer('rude')],
  ...change,
})

describe('what a terminal in raw mode sends', () => {
  it.each([
    ['b', ['b']],
    ['1\r', ['1', '\r']],
    ['\u001b', ['\u001b']],
    ['\u001b[A', []],
    ['\u001bOP', []],
    ['\u0003', ['\u0003']],
    ['', []],
  ])('%j is the keys %j', (chunk, keys) => {
    expect(keysOf(chunk)).toEqual(keys)
  })
})

describe('a key', () => {
  it.each([
    ['b', 'off', 'next'],
    ['b', 'next', 'off'],
    ['b', 'all', 'off'],
    ['B', 'off', 'all'],
    ['B', 'next', 'all'],
    ['B', 'all', 'off'],
  ] as const)('%s makes of a breakpoint that is %s one that is %s', (key, armed, mode) => {
    expect(actionOf(key, scene({ armed }))).toEqual({ do: 'arm', mode })
    expect(actionOf(key, { ...quiet, armed })).toEqual({ do: 'arm', mode })
  })

  it.each([
    ['\r', { kind: 'candidate' }],
    ['\n', { kind: 'candidate' }],
    ['\u001b', { kind: 'let-go' }],
    ['1', { kind: 'answer', answerId: 'own' }],
    ['2', { kind: 'answer', answerId: 'rude' }],
  ])('%j decides about the call that came first', (key, choice) => {
    expect(actionOf(key, scene())).toEqual({ do: 'choose', at: at(1), choice })
  })

  it('h lets the handler answer, where there is one', () => {
    const waiting = [at(1, { canForward: true })]
    expect(actionOf('h', scene({ waiting }))).toMatchObject({ do: 'choose', choice: { kind: 'forward' } })
    expect(actionOf('h', scene())).toMatchObject({ do: 'say', words: expect.stringContaining('no handler') })
  })

  it('without a pinned answer sends nothing and says so', () => {
    expect(actionOf('3', scene())).toEqual({ do: 'say', words: 'No pinned answer has the key 3.' })
  })

  it.each(['1', 'h', '\u001b'])('%j does nothing while nobody waits', key => {
    expect(actionOf(key, quiet)).toEqual({ do: 'nothing' })
  })

  it('Enter makes an empty line while nobody waits', () => {
    expect(actionOf('\r', quiet)).toEqual({ do: 'say', words: '' })
  })

  it.each([
    ['\u0003', 'SIGINT'],
    ['\u001c', 'SIGQUIT'],
    ['\u001a', 'SIGTSTP'],
  ])('%j is still the signal that it is in a terminal', (key, signal) => {
    expect(actionOf(key, scene())).toEqual({ do: 'signal', signal })
    expect(actionOf(key, quiet)).toEqual({ do: 'signal', signal })
  })

  it.each(['?', 'x', '0', 'H', ' '])('%j never decides about a call', key => {
    expect(actionOf(key, scene()).do).toBe(key === '?' ? 'help' : 'nothing')
  })
})
