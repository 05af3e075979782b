import { describe, expect, it } from 'vitest'
import { readBody } from '../../renderer/text/body.ts'
import { jsonSpans } from '../../renderer/text/json-spans.ts'
import { prettyJson } from '../../renderer/text/pretty-json.ts'

describe('a body', () => {
  it('is text when its bytes are UTF-8, and only bytes otherwise', () => {
    expect(readBody(Buffer.from('grüße').toString('base64')).text).toBe('grüße')
    const bytes = readBody(Buffer.from([0xff, 0xfe, 0x00]).toString('base64'))
    expect(bytes.text).toBeNull()
    expect([...bytes.bytes]).toEqual([0xff, 0xfe, 0])
  })
})

describe('JSON with line breaks', () => {
  it.each([
    { a: 1, b: [true, null, { c: 'x' }], d: {}, e: [] },
    [],
    'text with \\ and " and { and ,',
    -1.5e10,
  ])('is what JSON.stringify makes of %j', value => {
    expect(prettyJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2))
  })

  it('keeps literals and repeated keys as they came', () => {
    expect(prettyJson('{"id":12345678901234567890,"a":1.0,"a":"\\u0041"}')).toBe(
      '{\n  "id": 12345678901234567890,\n  "a": 1.0,\n  "a": "\\u0041"\n}',
    )
  })

  it('is nothing where there is no JSON', () => {
    expect(prettyJson('{"a":')).toBeNull()
    expect(prettyJson('hello')).toBeNull()
  })

  it('is made of a megabyte in a moment', () => {
    const text = JSON.stringify({
      data: 'x'.repeat(500_000),
      list: Array.from({ length: 50_000 }, (_, i) => i),
    })
    const started = performance.now()
    expect(prettyJson(text)).not.toBeNull()
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

describe('the colours of JSON', () => {
  it('tell keys from strings and leave no gap', () => {
    const text = '{"a" : "b", "c": [1, true]} oops'
    const spans = jsonSpans(text)
    expect(spans.map(s => text.slice(s.from, s.to)).join('')).toBe(text)
    const words = (kind: string) => spans.filter(s => s.kind === kind).map(s => text.slice(s.from, s.to))
    expect(words('key')).toEqual(['"a"', '"c"'])
    expect(words('string')).toEqual(['"b"'])
    expect(words('number')).toEqual(['1'])
  })
})
