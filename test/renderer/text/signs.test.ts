import { describe, expect, it } from 'vitest'
import { columnsOf, lineEnd } from '../../../renderer/text/columns.ts'
import { byteText, hexDump } from '../../../renderer/text/hex.ts'
import { lineStarts } from '../../../renderer/text/line-starts.ts'
import { drawn } from '../../../renderer/text/odd-signs.ts'
import { runsOf } from '../../../renderer/text/runs.ts'
import { runNow } from '../../../renderer/text/work.ts'

describe('signs that are not seen', () => {
  it.each([
    ['a\u0000b', 'a‹NUL›b'],
    ['\u001b[31m', '‹ESC›[31m'],
    ['\u202eevil\u202c', '‹RLO›evil‹PDF›'],
    ['\u009b1m', '‹9B›1m'],
    ['\ufeff{', '‹BOM›{'],
    ['\ud83d alone', '‹D83D› alone'],
    ['a\tb\nc', 'a⇥b⏎c'],
    ['😀 שלום é', '😀 שלום é'],
  ])('%j is drawn as %j', (text, expected) => {
    expect(drawn(text)).toBe(expected)
    expect(
      runsOf(text, 0, text.length, [])
        .map(run => run.text)
        .join(''),
    ).toBe(expected)
  })

  it('are named, and keep hits in their places', () => {
    const hits = [
      { from: 1, to: 3 },
      { from: 4, to: 5 },
    ]
    expect(runsOf('ab\u0000cde', 0, 6, hits)).toEqual([
      { from: 0, text: 'a', odd: null, hit: null },
      { from: 1, text: 'b', odd: null, hit: hits[0] },
      { from: 2, text: '‹NUL›', odd: 'U+0000 null', hit: hits[0] },
      { from: 3, text: 'c', odd: null, hit: null },
      { from: 4, text: 'd', odd: null, hit: hits[1] },
      { from: 5, text: 'e', odd: null, hit: null },
    ])
    expect(runsOf('abcdef', 2, 4, hits).map(run => [run.text, run.hit])).toEqual([
      ['c', hits[0]],
      ['d', null],
    ])
  })
})

describe('lines of a text', () => {
  const lines = (text: string, columns: number): string[] => {
    const starts = runNow(lineStarts(text, columns))
    return Array.from(starts.subarray(0, -1), (from, i) => text.slice(from, starts[i + 1]))
  }

  it('are whole signs that fit, and together the text', () => {
    const text = `ab\n\n${'x'.repeat(25)}\n日本語日本語 e\u0301e\u0301e\u0301 😀😀😀`
    const cut = lines(text, 10)
    expect(cut.join('')).toBe(text)
    for (const line of cut)
      expect(
        Array.from(line.replace('\n', '')).reduce((sum, s) => sum + columnsOf(s.codePointAt(0) ?? 0), 0),
      ).toBeLessThanOrEqual(10)
    expect(cut.slice(0, 5)).toEqual(['ab\n', '\n', 'x'.repeat(10), 'x'.repeat(10), 'xxxxx\n'])
  })

  it('always go on, also where a sign is wider than a line', () => {
    expect(lineEnd('日本', 0, 1, false)).toBe(1)
    expect(lines('\n'.repeat(5_000), 40)).toHaveLength(5_000)
  })
})

describe('bytes', () => {
  it('become a text of a sign each, however many they are', () => {
    const bytes = Uint8Array.from({ length: 20_000 }, (_, i) => i % 256)
    const text = byteText(bytes)
    expect(text).toHaveLength(20_000)
    expect(text.charCodeAt(19_999)).toBe(19_999 % 256)
  })

  it('in hexadecimal show offset, bytes and what can be printed', () => {
    expect(hexDump(new Uint8Array([0x48, 0x69, 0x00]))).toMatch(/^00000000 {2}48 69 00 +Hi\.$/)
    expect(hexDump(new Uint8Array(17)).split('\n')).toHaveLength(2)
  })
})
