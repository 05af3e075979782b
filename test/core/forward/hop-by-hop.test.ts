import { describe, expect, it } from 'vitest'
import { pairs } from '../../../core/forward/pairs.ts'
import type { HeaderList } from '../../../shared/capture.ts'
import { endToEnd } from '../../../shared/end-to-end.ts'

const kept: HeaderList = [
  ['Host', 'x'],
  ['Content-Type', 'application/json'],
  ['X-ThunderPhone-Signature', 'abc'],
  ['X-Twice', 'one'],
  ['x-twice', 'two'],
  ['X-Empty', ''],
]

describe('headers that travel on', () => {
  it('are all but those of the connection, in order, with their case and their doubles', () => {
    expect(endToEnd(kept)).toEqual(kept)
  })

  it.each([
    'Connection',
    'keep-alive',
    'Proxy-Authenticate',
    'PROXY-AUTHORIZATION',
    'Proxy-Connection',
    'TE',
    'Trailer',
    'Transfer-Encoding',
    'Upgrade',
    'Content-Length',
    'Expect',
  ])('are not %s', name => {
    expect(endToEnd([...kept, [name, 'x-nothing']])).toEqual(kept)
  })

  it('are not those that Connection names, in any of its lines', () => {
    const named: HeaderList = [
      ['Connection', 'close, X-One'],
      ['X-One', '1'],
      ['connection', ' x-two ,,'],
      ['x-TWO', '2'],
      ['X-Three', '3'],
    ]
    expect(endToEnd(named)).toEqual([['X-Three', '3']])
  })

  it('are not changed where they came from', () => {
    const headers: HeaderList = [['Connection', 'close']]
    endToEnd(headers)
    expect(headers).toEqual([['Connection', 'close']])
  })
})

describe('a flat list of headers', () => {
  it.each<[string[], HeaderList]>([
    [[], []],
    [
      ['A', '1', 'a', '2'],
      [
        ['A', '1'],
        ['a', '2'],
      ],
    ],
    [['A', '1', 'half'], [['A', '1']]],
    [['', ''], [['', '']]],
  ])('%j becomes pairs', (flat, list) => {
    expect(pairs(flat)).toEqual(list)
  })
})
