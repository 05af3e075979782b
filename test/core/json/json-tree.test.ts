import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inSlices } from '../../../core/in-slices.ts'
import { type JsonTree, readJsonTree } from '../../../core/json/json-tree.ts'
import { type JsonStyle, writeJson } from '../../../core/json/write-json.ts'
import { countTurns } from '../../support/count-turns.ts'

const plain = (text: string): string => JSON.stringify(text).slice(1, -1)
const compact: JsonStyle = { sorted: false, colon: ':', comma: ',', indent: '', escape: plain }

const finish = <T>(work: Iterator<unknown, T>): T => {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
const read = (text: string): JsonTree | null => finish(readJsonTree(text))
const written = (text: string, style: Partial<JsonStyle> = {}): string | null => {
  const tree = read(text)
  return tree && [...writeJson(tree, { ...compact, ...style })].join('')
}

describe('JSON that is read bit by bit', () => {
  it('is written as JSON.stringify writes it, on one line and indented', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const text = JSON.stringify(value)
        expect(written(JSON.stringify(value, null, 3))).toBe(text)
        expect(written(text, { colon: ': ', indent: '  ' })).toBe(JSON.stringify(value, null, 2))
      }),
    )
  })

  it('keeps numbers as they are written, however long, and the order of keys that look like numbers', () => {
    const text = '{"10":12345678901234567890123,"9":1.0,"b":-0,"a":1E+2}'
    expect(written(text)).toBe(text)
    expect(written(text, { sorted: true })).toBe('{"10":12345678901234567890123,"9":1.0,"a":1E+2,"b":-0}')
  })

  it('keeps both halves of a character together in a string of many pieces', () => {
    const long = '😀'.repeat(40_000)
    expect(written(`["${long}","${'\\ud83d\\ude00'.repeat(3_000)}"]`)).toBe(
      JSON.stringify([long, '😀'.repeat(3_000)]),
    )
  })

  it.each([
    '',
    '{',
    '[1,]',
    '{"a":1,}',
    '{"a" 1}',
    '{a:1}',
    "{'a':1}",
    '01',
    '1.',
    '.5',
    '+1',
    '1 2',
    'truely',
    'NaN',
    '"a\nb"',
    '"\\x"',
    '"\\u12"',
    '"open',
    '[1}',
    ']',
    '[1]]',
    '\u00a0[1]',
  ])('is none when JSON.parse takes it for none: %j', text => {
    expect(() => JSON.parse(text)).toThrow()
    expect(read(text)).toBeNull()
  })

  it('is not read when it is nested deeper than anybody’s event', () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
    expect(read(nested(90))).not.toBeNull()
    expect(read(nested(100_000))).toBeNull()
  })

  it('holds nobody up, however large it is', async () => {
    const items = Array.from({ length: 30_000 }, (_, i) => ({
      id: i,
      words: 'so \\"many\\" wörds',
      tags: [i],
    }))
    const text = JSON.stringify([...items, 'x'.repeat(300_000)])
    expect(text.length).toBeGreaterThan(1_500_000)
    let tree: JsonTree | null = null
    const turns = await countTurns(async () => {
      tree = await inSlices(readJsonTree(text))
    })
    expect(tree).toMatchObject({ kind: 'array' })
    expect(turns).toBeGreaterThan(5)
  })
})
