import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../core/simulator/canonical-json.ts'
import { sign } from '../../../core/simulator/sign.ts'

const file = new URL('../../support/signature-vectors.json', import.meta.url)
interface Vector {
  readonly platform: string
  readonly secret: string
  readonly body: string
  readonly signature: string
}
const all: Vector[] = JSON.parse(readFileSync(file, 'utf8'))
const vectors = all.filter(({ platform }) => platform === 'thunderphone')

describe('canonical JSON', () => {
  const rows: [name: string, value: unknown, text: string][] = [
    ['sorts keys', { b: 1, a: 2 }, '{"a":2,"b":1}'],
    ['sorts keys at every level', { z: [{ d: 1, c: { f: 1, e: 2 } }] }, '{"z":[{"c":{"e":2,"f":1},"d":1}]}'],
    ['sorts keys of digits as text', { 9: 'x', 10: 'y' }, '{"10":"y","9":"x"}'],
    ['keeps the order of lists', [3, 1, 2], '[3,1,2]'],
    ['writes non-ASCII as it is', { who: 'Lucía 日本 😀' }, '{"who":"Lucía 日本 😀"}'],
    ['escapes what JSON must', { 'a"b': '\n\u0001' }, '{"a\\"b":"\\n\\u0001"}'],
    ['leaves out what is undefined', { a: undefined, b: [undefined] }, '{"b":[null]}'],
    ['writes bare values', null, 'null'],
    ['keeps a key called __proto__', JSON.parse('{"__proto__":1,"a":2}'), '{"__proto__":1,"a":2}'],
  ]
  it.each(rows)('%s', (_, value, text) => {
    expect(canonicalJson(value)).toBe(text)
  })
})

describe('the signature', () => {
  it.each(vectors)('with the secret $secret equals the published vector', ({ secret, body, signature }) => {
    expect(sign(body, secret)).toBe(signature)
  })

  it('covers the form in which events are written', () => {
    for (const { body, secret, signature } of vectors) {
      const shuffled = { type: 'telephony.incoming', data: { ...JSON.parse(body).data } }
      expect(sign(canonicalJson(shuffled), secret)).toBe(signature)
    }
  })
})
