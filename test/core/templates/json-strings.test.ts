import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findStrings, type JsonPath } from '../../../core/templates/json-strings.ts'

const all = () => true

/** The same by the plain way: parse, and walk what came out. */
const walk = (value: unknown, path: JsonPath = []): (readonly [JsonPath, string])[] => {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) =>
    walk(item, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}

describe('the string values of a JSON text', () => {
  it('are those that parsing finds, at the same places, whatever the layout', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        const parsed = JSON.parse(text)
        const found = findStrings(text, all, 100)
        expect(found.map(({ path, value }) => [path, value]).sort()).toEqual(walk(parsed).sort())
        for (const { from, to, value } of found) expect(JSON.parse(text.slice(from, to))).toBe(value)
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([
    ['"\\\\"', '\\'],
    ['"\\""', '"'],
    ['"\\\\\\""', '\\"'],
    ['"{[,:]}"', '{[,:]}'],
    ['"\\u0022\\n"', '"\n'],
    ['""', ''],
  ])('%s ends where it ends', (text, value) => {
    expect(findStrings(` [ ${text} , 1 ]`, all, 100)).toMatchObject([{ value, path: [0] }])
  })

  it('leave out keys, and what is not wanted', () => {
    expect(findStrings('{"{{a}}":{"b":["{{c}}","d"]}}', raw => raw.includes('{{'), 100)).toMatchObject([
      { value: '{{c}}', path: ['{{a}}', 'b', 0] },
    ])
  })

  it('are not looked for below the deepest level', () => {
    const nested = (levels: number) => `${'['.repeat(levels)}"x"${']'.repeat(levels)}`
    expect(findStrings(nested(100), all, 100)).toHaveLength(1)
    expect(() => findStrings(nested(101), all, 100)).toThrow('nested deeper than 100 levels')
    expect(() => findStrings(nested(500_000), all, 100)).toThrow('nested deeper')
  })
})
