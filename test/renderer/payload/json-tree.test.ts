import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type JsonTree, keyAt, nodeCount, rawAt, valueAt } from '../../../renderer/payload/json-nodes.ts'
import { jsonPath, jsonPointer } from '../../../renderer/payload/json-paths.ts'
import { readTree } from '../../../renderer/payload/json-tree.ts'
import { runNow } from '../../../renderer/text/work.ts'

const read = (text: string) => runNow(readTree(text))

/** The value that the nodes describe, put together again. */
const rebuilt = (tree: JsonTree, node = 0): unknown => {
  const raw = rawAt(tree, node)
  if (!/^[{[]/.test(raw)) return JSON.parse(raw)
  const inside: number[] = []
  for (let at = node + 1; at < (tree.next[node] ?? 0); at = tree.next[at] ?? Infinity) inside.push(at)
  return raw.startsWith('[')
    ? inside.map(at => rebuilt(tree, at))
    : Object.fromEntries(inside.map(at => [keyAt(tree, at), rebuilt(tree, at)]))
}

const takes = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('JSON as nodes', () => {
  it('describes any value, however it is spaced', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        const { tree, fault } = read(JSON.stringify(value, null, space))
        expect(fault).toBeNull()
        expect(rebuilt(tree)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('takes and refuses the same texts as JSON.parse', () => {
    const sign = fc.constantFrom(
      ...'{}[],:"\\tnu01-.eE+ \n\u0001a',
      'true',
      'null',
      '"a"',
      '"a":1',
      '\\u00e9',
      '1.5',
    )
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 12 }), signs => {
        const text = signs.join('')
        expect([text, read(text).fault === null]).toEqual([text, takes(text)])
      }),
      { numRuns: 5_000 },
    )
  })

  it('keeps digits and repeated keys as they came', () => {
    const { tree } = read('{"id":12345678901234567890,"a":1.0,"a":"\\u0041"}')
    expect([1, 2, 3].map(node => [keyAt(tree, node), rawAt(tree, node), valueAt(tree, node)])).toEqual([
      ['id', '12345678901234567890', '12345678901234567890'],
      ['a', '1.0', '1.0'],
      ['a', '"\\u0041"', 'A'],
    ])
  })

  it('keeps what was read before a fault, and says where it is', () => {
    const { tree, fault } = read('{"a":[1,2,{"b":"cut o')
    expect(nodeCount(tree)).toBe(6)
    expect(valueAt(tree, 5)).toBe('cut o')
    expect(fault).toEqual({ at: 21, reason: 'a string is broken here' })
    expect(tree.next[1]).toBe(6)
  })

  it('goes as deep as it is', () => {
    const deep = 100_000
    const { tree, fault } = read('['.repeat(deep) + ']'.repeat(deep))
    expect(fault).toBeNull()
    expect(tree.depth[deep - 1]).toBe(deep - 1)
    expect(tree.to[0]).toBe(2 * deep)
    expect(jsonPointer(tree, deep - 1)).toHaveLength(2 * (deep - 1))
  })

  it('names each value by a path that others understand', () => {
    const { tree } = read('{"data":{"transcripts":[{"odd key":1,"it\'s":2,"a/b~c":3}]}}')
    expect([0, 1, 4, 5, 6].map(node => jsonPath(tree, node))).toEqual([
      '$',
      '$.data',
      "$.data.transcripts[0]['odd key']",
      "$.data.transcripts[0]['it\\'s']",
      "$.data.transcripts[0]['a/b~c']",
    ])
    expect(jsonPointer(tree, 6)).toBe('/data/transcripts/0/a~1b~0c')
  })

  it('rests often while it reads ten megabytes', () => {
    const text = JSON.stringify(Array.from({ length: 200_000 }, (_, i) => ({ id: i, name: `caller ${i}` })))
    const work = readTree(text)
    let rests = 0
    let step = work.next()
    for (; !step.done; step = work.next()) rests++
    expect(nodeCount(step.value.tree)).toBe(600_001)
    expect(rests).toBeGreaterThan(100)
  })
})
