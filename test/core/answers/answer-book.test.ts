import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openAnswerBook } from '../../../core/answers/answer-book.ts'
import { storeAnswers } from '../../../core/answers/answer-store.ts'
import { insertCaptures, readCaptures } from '../../../core/captures/capture-store.ts'
import { openCaptures } from '../../../core/captures/database.ts'
import type { AnswerState } from '../../../shared/state.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { sampleCapture, sampleSummary } from '../captures/sample-capture.ts'

const good = '{"prompt":"one","voice":"v"}'
const better = '{"prompt":"two","voice":"v"}'
const bad = '{\n  "promt": "one", "voice": "v", "prompt": "x"\n}'
const first = { id: 'a', platform: 'thunderphone', name: 'A', text: good } as const

const openAt = (file: string) => {
  const database = openCaptures(file)
  onTestFinished(() => {
    if (database.isOpen) database.close()
  })
  let now = Date.parse('2026-01-01T00:00:00Z')
  const told: AnswerState[] = []
  const book = openAnswerBook(
    storeAnswers(database),
    { now: () => (now += 1_000), monotonic: () => 0 },
    readCaptures(database).firstWithRevision,
    state => told.push(state),
  )
  return { book, database, told, file, state: () => book.list().find(a => a.id === 'a') }
}
const open = () => {
  const opened = openAt(join(tempFolder(), 'captures.sqlite'))
  opened.book.ensure(first)
  return opened
}
const given = (seq: number, revision: number) =>
  sampleSummary(seq, { outcome: { source: 'default', status: 200, answerId: 'a', revision } })

describe('a new answer', () => {
  it('is in force at once, as revision 1', () => {
    const { book, told } = open()
    expect(book.list()).toEqual([
      {
        id: 'a',
        platform: 'thunderphone',
        name: 'A',
        text: good,
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
    book.swapIn('a', better, false)
    book.ensure({ ...first, name: 'B' })
    expect(book.list()).toMatchObject([{ name: 'A', revision: 2, text: better }])
    expect(told).toHaveLength(2)
  })
})

describe('swapping in', () => {
  it('puts a text in force as the next revision', () => {
    const { book, told } = open()
    expect(book.swapIn('a', better, false)).toBe(2)
    expect(book.live('a')).toMatchObject({
      revision: 2,
      text: better,
      forced: false,
      swappedInAt: '2026-01-01T00:00:02.000Z',
    })
    expect(told.at(-1)).toMatchObject({ revision: 2, text: better })
    expect([1, 2, 3].map(n => book.textOf('a', n))).toEqual([good, better, null])
  })

  it('leaves a delivery that is under way with the revision that it took', () => {
    const { book } = open()
    const taken = book.live('a')
    book.swapIn('a', better, false)
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
    expect(() => book.swapIn('a', text, false)).toThrow(
      expect.objectContaining({
        code: 'answer-invalid',
        detail: { place, reason: expect.stringMatching(reason) },
      }),
    )
    expect(book.live('a')).toMatchObject({ revision: 1, text: good })
    expect(book.textOf('a', 2)).toBeNull()
    expect(told).toHaveLength(1)
  })

  it('takes a bad text when it is forced, and says that it was', () => {
    const { book } = open()
    expect(book.swapIn('a', bad, true)).toBe(2)
    expect(book.list()).toMatchObject([{ revision: 2, text: bad, forced: true }])
    expect(book.swapIn('a', good, true)).toBe(3)
    expect(book.list()).toMatchObject([{ revision: 3, forced: false }])
  })

  it('takes a text with warnings, and the ways to say "use your own agent"', () => {
    const { book } = open()
    for (const text of ['{}', 'null', '{"prompt":"","voice":"v"}']) book.swapIn('a', text, false)
    expect(book.live('a').revision).toBe(4)
  })

  it('makes no new revision of the text that is in force', () => {
    const { book } = open()
    expect(book.swapIn('a', good, false)).toBe(1)
    expect(book.textOf('a', 2)).toBeNull()
    expect(book.swapIn('a', `${good}\n`, false)).toBe(2)
  })

  it('keeps text to the last character', () => {
    const { book, file } = open()
    const text = `{"prompt":"caf\u00e9 😀 \\u0000","voice":"v"}\r\n\t`
    book.swapIn('a', text, false)
    book.swapIn('a', 'a\0b', true)
    expect(openAt(file).book.textOf('a', 2)).toBe(text)
    expect(openAt(file).book.live('a').text).toBe('a\0b')
  })

  it('of an answer that there is not is a bad request', () => {
    const { book } = open()
    const none = expect.objectContaining({ code: 'bad-request' })
    expect(() => book.swapIn('none', good, false)).toThrow(none)
    expect(() => book.saveDraft('none', good)).toThrow(none)
    expect(() => book.live('constructor')).toThrow(none)
    expect([book.has('a'), book.has('none')]).toEqual([true, false])
  })
})

describe('a draft', () => {
  it('is kept beside the answer that is in force', () => {
    const { book, state } = open()
    book.saveDraft('a', bad)
    expect(state()).toMatchObject({ text: good, draft: bad, revision: 1 })
    expect(book.live('a').text).toBe(good)
  })

  it.each([
    [
      'it says the same as what is in force',
      (book: ReturnType<typeof open>['book']) => book.saveDraft('a', good),
    ],
    ['it is thrown away', (book: ReturnType<typeof open>['book']) => book.saveDraft('a', null)],
    ['something is swapped in', (book: ReturnType<typeof open>['book']) => book.swapIn('a', better, false)],
    [
      'what is in force is swapped in again',
      (book: ReturnType<typeof open>['book']) => book.swapIn('a', good, false),
    ],
  ])('ends when %s, for good', (_, end) => {
    const { book, state, told, file } = open()
    book.saveDraft('a', bad)
    end(book)
    expect(state()?.draft).toBeNull()
    expect(told.at(-1)?.draft).toBeNull()
    expect(openAt(file).state()?.draft).toBeNull()
  })

  it('stays when it is refused', () => {
    const { book, state } = open()
    book.saveDraft('a', bad)
    expect(() => book.swapIn('a', bad, false)).toThrow()
    expect(state()?.draft).toBe(bad)
  })
})

describe('the first capture of a revision', () => {
  it('is noted once, and only for the revision in force', () => {
    const { book, state, told } = open()
    book.noteGiven(sampleSummary(1))
    book.noteGiven(given(2, 7))
    expect(state()?.firstCaptureId).toBeNull()
    book.noteGiven(given(3, 1))
    book.noteGiven(given(4, 1))
    expect(state()?.firstCaptureId).toBe('c3')
    expect(told).toHaveLength(2)
    book.swapIn('a', better, false)
    expect(state()?.firstCaptureId).toBeNull()
    book.noteGiven(given(5, 1))
    expect(state()?.firstCaptureId).toBeNull()
  })
})

describe('answers that are opened again', () => {
  it('are as they were: revision, draft, force, first capture, in the order they were made', () => {
    const { book, database, file } = open()
    book.ensure({ ...first, id: '0', name: 'later' })
    book.swapIn('a', bad, true)
    book.saveDraft('a', better)
    insertCaptures(database).insert([{ ...sampleCapture(9), summary: given(9, 2) }])
    book.noteGiven(given(9, 2))
    const before = book.list()
    expect(before[0]).toMatchObject({ revision: 2, draft: better, forced: true, firstCaptureId: 'c9' })
    database.close()
    expect(openAt(file).book.list()).toEqual(before)
  })
})
