import { describe, expect, it } from 'vitest'
import { comparable, sortedJson } from '../../renderer/text/sorted-json.ts'

describe('JSON with sorted keys', () => {
  it('is the same for two texts that differ in order and spaces only', () => {
    expect(sortedJson('{"b":1,"a":{"d":[],"c":{}}}')).toBe(sortedJson('{ "a": {"c":{}, "d": []},\n"b": 1 }'))
  })

  it('keeps the order of lists, which means something', () => {
    expect(sortedJson('[2, 1]')).toBe('[\n  2,\n  1\n]\n')
  })

  it('keeps every literal as it was written, and both of two equal keys', () => {
    const text = sortedJson('{"z": 12345678901234567890, "a": "\\u00e9", "a": 1.0}')
    expect(text).toBe('{\n  "a": "\\u00e9",\n  "a": 1.0,\n  "z": 12345678901234567890\n}\n')
  })

  it.each(['', '{', '{"a":1,}', '// no\n{}', `${'['.repeat(100_000)}${']'.repeat(100_000)}`])(
    'is nothing for what is not JSON or cannot be walked (%#)',
    text => {
      expect(sortedJson(text)).toBeNull()
    },
  )
})

describe('two texts that are compared', () => {
  it('are both sorted, or both as they are when one of them is not JSON', () => {
    expect(comparable('{"b":1,"a":2}', '{"a":2,"b":1}', true)).toMatchObject({ isSorted: true })
    expect(comparable('{"b":1}', 'not JSON', true)).toEqual({
      before: '{"b":1}',
      after: 'not JSON',
      isSorted: false,
    })
    expect(comparable('{"b":1}', '{"a":1}', false).isSorted).toBe(false)
  })
})
