import { describe, expect, it } from 'vitest'
import { plainContent } from '../../../shared/answer.ts'
import { bad, better, first, good, open, openAt } from './open-book.ts'

describe('a new answer', () => {
  it('is in force at once, as revision 1', () => {
    const { book, told } = open()
    expect(book.list()).toEqual([
      {
        id: 'a',
        platform: 'thunderphone',
        kind: 'config',
        name: 'A',
        pinned: false,
        file: null,
        text: good,
        status: 200,
        delayMs: 0,
        note: null,
        revision: 1,
        forced: false,
        draft: null,
        firstCaptureId: null,
        swappedInAt: '2026-01-01T00:00:01.000Z',
      },
    ])
    expect(told).toEqual(book.list())
    expect(book.live('a').bytes.toString()).toBe(good)
    expect(book.live('a').check).toMatchObject({ kind: 'config', findings: [], voice: 'v' })
  })

  it('is made once', () => {
    const { book, told } = open()
    book.swapIn('a', plainContent(better), false)
    book.ensure('a', { ...first, name: 'B' })
    expect(book.list()).toMatchObject([{ name: 'A', revision: 2, text: better }])
    expect(told).toHaveLength(2)
  })
})

describe('swapping in', () => {
  it('puts a text in force as the next revision', () => {
    const { book, told } = open()
    expect(book.swapIn('a', plainContent(better), false)).toBe(2)
    expect(book.live('a')).toMatchObject({
      revision: 2,
      text: better,
      forced: false,
      swappedInAt: '2026-01-01T00:00:02.000Z',
    })
    expect(told.at(-1)).toMatchObject({ revision: 2, text: better })
    expect([1, 2, 3].map(n => book.contentOf('a', n))).toEqual([
      plainContent(good),
      plainContent(better),
      null,
    ])
  })

  it('leaves a delivery that is under way with the revision that it took', () => {
    const { book } = open()
    const taken = book.live('a')
    book.swapIn('a', plainContent(better), false)
    expect(taken).toMatchObject({ revision: 1, text: good })
    expect(taken.bytes.toString()).toBe(good)
  })

  it.each([
    ['an unknown key', bad, 'line 2, column 3', /Unknown key "promt"/],
    ['no JSON', '{"prompt":', 'line 1, column 11', /Not JSON/],
    ['nothing', ' ', 'line 1, column 1', /empty/],
    ['a list', '[]', 'line 1, column 1', /not a list/],
    ['a missing voice', '{"prompt":"x"}', 'line 1, column 1', /voice/],
  ])('refuses %s with its place, and keeps the last good answer', (_, text, place, reason) => {
    const { book, told } = open()
    expect(() => book.swapIn('a', plainContent(text), false)).toThrow(
      expect.objectContaining({
        code: 'answer-invalid',
        detail: { place, reason: expect.stringMatching(reason) },
      }),
    )
    expect(book.live('a')).toMatchObject({ revision: 1, text: good })
    expect(book.contentOf('a', 2)).toBeNull()
    expect(told).toHaveLength(1)
  })

  it('takes a bad text when it is forced, and says that it was', () => {
    const { book } = open()
    expect(book.swapIn('a', plainContent(bad), true)).toBe(2)
    expect(book.list()).toMatchObject([{ revision: 2, text: bad, forced: true }])
    expect(book.swapIn('a', plainContent(good), true)).toBe(3)
    expect(book.list()).toMatchObject([{ revision: 3, forced: false }])
  })

  it('takes a text with warnings, and the ways to say "use your own agent"', () => {
    const { book } = open()
    for (const text of ['{}', 'null', '{"prompt":"","voice":"v"}'])
      book.swapIn('a', plainContent(text), false)
    expect(book.live('a').revision).toBe(4)
  })

  it('makes no new revision of the text that is in force', () => {
    const { book } = open()
    expect(book.swapIn('a', plainContent(good), false)).toBe(1)
    expect(book.contentOf('a', 2)).toBeNull()
    expect(book.swapIn('a', plainContent(`${good}\n`), false)).toBe(2)
  })

  it('keeps text to the last character', () => {
    const { book, file } = open()
    const text = `{"prompt":"caf\u00e9 😀 \\u0000","voice":"v"}\r\n\t`
    book.swapIn('a', plainContent(text), false)
    book.swapIn('a', plainContent('a\0b'), true)
    expect(openAt(file).book.contentOf('a', 2)?.text).toBe(text)
    expect(openAt(file).book.live('a').text).toBe('a\0b')
  })

  it('of an answer that there is not is refused', () => {
    const { book } = open()
    const none = expect.objectContaining({ code: 'answer-not-found' })
    expect(() => book.swapIn('none', plainContent(good), false)).toThrow(none)
    expect(() => book.saveDraft('none', plainContent(good))).toThrow(none)
    expect(() => book.live('constructor')).toThrow(none)
    expect([book.has('a'), book.has('none')]).toEqual([true, false])
  })
})
