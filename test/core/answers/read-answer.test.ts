import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readAnswer } from '../../../core/answers/read-answer.ts'
import type { HeaderList } from '../../../shared/capture.ts'
import { thunderphone } from '../../../shared/platforms/thunderphone/facts.ts'

const text = '{"prompt":"Guten Tag, Łucja 😀","voice":"v"}'
const plain = Buffer.from(text)
const read = (body: Buffer, ...headers: HeaderList) => readAnswer(thunderphone, headers, body)

describe('the answer of a handler is read', () => {
  it.each<[string, Buffer, HeaderList]>([
    ['as it is', plain, []],
    ['packed with gzip', gzipSync(plain), [['Content-Encoding', 'gzip']]],
    ['packed with gzip by its old name', gzipSync(plain), [['content-encoding', ' X-GZIP ']]],
    ['packed with deflate', deflateSync(plain), [['CONTENT-ENCODING', 'deflate']]],
    ['packed with brotli', brotliCompressSync(plain), [['Content-Encoding', 'br']]],
    ['marked as not packed', plain, [['Content-Encoding', 'identity']]],
    ['marked with a word that nobody knows', plain, [['Content-Encoding', 'constructor']]],
    ['under any media type', plain, [['Content-Type', 'text/html']]],
  ])('%s', (_, body, headers) => {
    expect(read(body, ...headers)).toMatchObject({ kind: 'config', findings: [], voice: 'v' })
  })

  it('as empty when it has no bytes, whatever its headers say', () => {
    expect(read(Buffer.alloc(0), ['Content-Encoding', 'gzip'])).toEqual({ kind: 'empty', findings: [] })
  })

  it.each<[string, Buffer, HeaderList]>([
    ['text', Buffer.from('hello'), []],
    ['white space', Buffer.from(' '), []],
    ['gzip that is not marked', gzipSync(plain), []],
    ['a mark without gzip', plain, [['Content-Encoding', 'gzip']]],
    ['gzip that stops', gzipSync(plain).subarray(0, -9), [['Content-Encoding', 'gzip']]],
    [
      'gzip that grows beyond a megabyte',
      gzipSync(Buffer.alloc(2_000_000, ' ')),
      [['Content-Encoding', 'gzip']],
    ],
    ['Latin-1', Buffer.from('{"prompt":"caf\xe9","voice":"v"}', 'latin1'), []],
    ['a byte order mark', Buffer.from(`\uFEFF${text}`), []],
  ])('as no JSON when it is %s', (_, body, headers) => {
    expect(read(body, ...headers)).toMatchObject({ kind: 'unusable', findings: [{ code: 'not-json' }] })
  })
})
