import { describe, expect, it } from 'vitest'
import { insertCaptures } from '../../../core/captures/insert-captures.ts'
import { plainContent } from '../../../shared/answer.ts'
import { sampleCapture, sampleSummary } from '../captures/sample-capture.ts'
import { bad, better, first, given, good, open, openAt } from './open-book.ts'

describe('a draft', () => {
  it('is kept beside the answer that is in force', () => {
    const { book, state } = open()
    book.saveDraft('a', plainContent(bad))
    expect(state()).toMatchObject({ text: good, draft: plainContent(bad), revision: 1 })
    expect(book.live('a').text).toBe(good)
  })

  it.each([
    [
      'it says the same as what is in force',
      (book: ReturnType<typeof open>['book']) => book.saveDraft('a', plainContent(good)),
    ],
    ['it is thrown away', (book: ReturnType<typeof open>['book']) => book.saveDraft('a', null)],
    [
      'something is swapped in',
      (book: ReturnType<typeof open>['book']) => book.swapIn('a', plainContent(better), false),
    ],
    [
      'what is in force is swapped in again',
      (book: ReturnType<typeof open>['book']) => book.swapIn('a', plainContent(good), false),
    ],
  ])('ends when %s, for good', (_, end) => {
    const { book, state, told, file } = open()
    book.saveDraft('a', plainContent(bad))
    end(book)
    expect(state()?.draft).toBeNull()
    expect(told.at(-1)?.draft).toBeNull()
    expect(openAt(file).state()?.draft).toBeNull()
  })

  it('stays when it is refused', () => {
    const { book, state } = open()
    book.saveDraft('a', plainContent(bad))
    expect(() => book.swapIn('a', plainContent(bad), false)).toThrow()
    expect(state()?.draft).toEqual(plainContent(bad))
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
    book.swapIn('a', plainContent(better), false)
    expect(state()?.firstCaptureId).toBeNull()
    book.noteGiven(given(5, 1))
    expect(state()?.firstCaptureId).toBeNull()
  })
})

describe('answers that are opened again', () => {
  it('are as they were: revision, draft, force, first capture, in the order they were made', () => {
    const { book, database, file } = open()
    book.ensure('0', { ...first, name: 'later' })
    book.swapIn('a', plainContent(bad), true)
    book.saveDraft('a', plainContent(better))
    insertCaptures(database).insert([{ ...sampleCapture(9), summary: given(9, 2) }])
    book.noteGiven(given(9, 2))
    const before = book.list()
    expect(before[0]).toMatchObject({
      revision: 2,
      draft: plainContent(better),
      forced: true,
      firstCaptureId: 'c9',
    })
    database.close()
    expect(openAt(file).book.list()).toEqual(before)
  })
})
