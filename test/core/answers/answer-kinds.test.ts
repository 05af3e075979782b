import { describe, expect, it } from 'vitest'
import type { AnswerContent, AnswerKind } from '../../../shared/answer.ts'
import { plainContent } from '../../../shared/answer.ts'
import { good, open, openAt } from './open-book.ts'

const content = (text: string, change: Partial<AnswerContent> = {}): AnswerContent => ({
  ...plainContent(text),
  ...change,
})
const bookWith = (kind: AnswerKind, text = '{}') => {
  const opened = open()
  const id = opened.book.create({ platform: 'thunderphone', kind, name: 'X', content: content(text) })
  return { ...opened, id }
}
const invalid = (reason: RegExp) =>
  expect.objectContaining({
    code: 'answer-invalid',
    detail: expect.objectContaining({ reason: expect.stringMatching(reason) }),
  })

describe('a config', () => {
  it.each([{ status: 500 }, { status: 201 }, { delayMs: 1 }])(
    'is sent with 200 and at once, whoever insists on %o',
    change => {
      const { book } = open()
      const wanted = content(good, change)
      for (const force of [false, true])
        expect(() => book.swapIn('a', wanted, force)).toThrow(invalid(/negative test/))
      expect(book.live('a').revision).toBe(1)
    },
  )

  it('is not made at all of a text that the platform should not take', () => {
    const { book, told } = open()
    const wanted = { platform: 'thunderphone', kind: 'config', name: 'X', content: content('{') } as const
    expect(() => book.create(wanted)).toThrow(invalid(/Not JSON/))
    expect(book.list()).toHaveLength(1)
    expect(told).toHaveLength(1)
  })
})

describe('a negative test', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['white space', ' \n', 'unusable'],
    ['half of a document', '{"prompt":', 'unusable'],
    ['a list', '[1]', 'unusable'],
    ['null', 'null', 'own-agent'],
    ['an empty config', '{}', 'own-agent'],
    ['a config with an unknown key', '{"prompt":"a","voice":"v","x":1}', 'config'],
    ['a text with a NUL', 'a\0b', 'unusable'],
  ])('can be %s, and says what the platform would make of it', (_, text, kind) => {
    const { book, id, file } = bookWith('test')
    expect(book.swapIn(id, content(text, { status: 503, delayMs: 2_500 }), false)).toBe(2)
    const live = { text, status: 503, delayMs: 2_500, forced: false, templated: false, check: { kind } }
    expect(book.live(id)).toMatchObject(live)
    expect(book.live(id).bytes.toString()).toBe(text)
    expect(openAt(file).book.live(id)).toMatchObject({ ...live, kind: 'test' })
  })

  it('is a new revision when only its status or its delay changes', () => {
    const { book, id } = bookWith('test')
    expect(book.swapIn(id, content('{}', { status: 500 }), false)).toBe(2)
    expect(book.swapIn(id, content('{}', { status: 500, delayMs: 1 }), false)).toBe(3)
    expect(book.swapIn(id, content('{}', { status: 500, delayMs: 1 }), false)).toBe(3)
    expect(book.contentOf(id, 2)).toEqual(content('{}', { status: 500 }))
  })

  it('keeps the status and the delay of its draft, and ends it when they are in force', () => {
    const { book, id, file, state } = bookWith('test')
    const draft = content('{}', { status: 418, delayMs: 7 })
    book.saveDraft(id, draft)
    expect(state(id)?.draft).toEqual(draft)
    expect(openAt(file).state(id)?.draft).toEqual(draft)
    book.saveDraft(id, content('{}'))
    expect(openAt(file).state(id)?.draft).toBeNull()
  })

  it('is sent as it is, braces and all', () => {
    const { book, id } = bookWith('test', '{"a":"{{ x }}"}')
    expect(book.live(id).templated).toBe(false)
  })
})

describe('a reply to a function tool', () => {
  it.each(['{"in_stock":true}', '[1,2]', '"yes"', 'null', '{"error":"none left"}'])(
    'can be any JSON: %s',
    text => {
      const { book, id } = bookWith('tool')
      expect(book.swapIn(id, content(text, { status: 500, delayMs: 10 }), false)).toBe(2)
      expect(book.live(id)).toMatchObject({ kind: 'tool', text, status: 500, delayMs: 10, forced: false })
      expect(book.live(id).check.findings).toEqual([])
    },
  )

  it.each([
    ['', undefined, /has to be JSON/],
    ['{"a":1', 'line 1, column 7', /Not JSON/],
    ['{"a":1,\n}', 'line 2, column 1', /Not JSON/],
  ])('is refused when it is none, whoever insists: %s', (text, place, reason) => {
    const { book, id } = bookWith('tool')
    for (const force of [false, true])
      expect(() => book.swapIn(id, content(text), force)).toThrow(invalid(reason))
    expect(() => book.swapIn(id, content(text), false)).toThrow(
      expect.objectContaining({ detail: expect.objectContaining(place ? { place } : {}) }),
    )
    expect(book.live(id).revision).toBe(1)
  })

  it.each([
    ['config', '{"prompt":"Hi {{ data.from_number }}","voice":"v"}', true],
    ['config', good, false],
    ['tool', '{"n":"{% if x %}1{% endif %}"}', true],
  ] as const)('and a config (here a %s) may hold templates: %s', (kind, text, templated) => {
    const { book, id } = bookWith(kind, text)
    expect(book.live(id).templated).toBe(templated)
  })
})
