import { describe, expect, it } from 'vitest'
import { insertCaptures } from '../../../core/captures/insert-captures.ts'
import { plainContent } from '../../../shared/answer.ts'
import { sampleCapture } from '../captures/sample-capture.ts'
import { better, first, given, good, open, openAt } from './open-book.ts'

const notFound = expect.objectContaining({ code: 'answer-not-found' })

describe('an answer that is deleted', () => {
  it('is gone and told, now and after a new start', () => {
    const { book, removed, told, file } = open()
    book.delete('a')
    expect(removed).toEqual(['a'])
    expect(told).toHaveLength(1)
    expect(book.list()).toEqual([])
    expect(book.find('a')).toBeNull()
    for (const ask of [
      () => book.live('a'),
      () => book.delete('a'),
      () => book.swapIn('a', plainContent(better), false),
      () => book.saveDraft('a', null),
      () => book.rename('a', 'B'),
      () => book.pin('a', true),
      () => book.duplicate('a'),
    ])
      expect(ask).toThrow(notFound)
    expect(openAt(file).book.list()).toEqual([])
  })

  it('comes back with its place, revisions, draft and first capture', async () => {
    const { book, told, database, file } = open()
    book.swapIn('a', plainContent(better), false, 'why')
    book.saveDraft('a', plainContent('{'))
    book.pin('a', true)
    insertCaptures(database).insert([{ ...sampleCapture(9), summary: given(9, 2) }])
    book.noteGiven(given(9, 2))
    book.create({ ...first, name: 'later' })
    const before = book.list()
    const history = await book.revisions('a')
    book.delete('a')
    book.undelete('a')
    expect(book.list()).toEqual(before)
    expect(told.at(-1)).toEqual(before[0])
    expect(await book.revisions('a')).toEqual(history)
    expect(openAt(file).book.list()).toEqual(before)
  })

  it('comes back in a later run', () => {
    const { book, file } = open()
    book.delete('a')
    const later = openAt(file)
    later.book.undelete('a')
    expect(later.state()).toMatchObject({ text: good, revision: 1 })
    expect(book.find('a')).toBeNull()
  })

  it('leaves its name to others, and does not come back while one of them has it', () => {
    const { book } = open()
    book.delete('a')
    const id = book.create(first)
    expect(() => book.undelete('a')).toThrow(
      expect.objectContaining({ code: 'answer-name-taken', detail: { name: 'A' } }),
    )
    book.undelete('a', true)
    expect(book.list().map(a => [a.id, a.name])).toEqual([
      ['a', 'A 2'],
      [id, 'A'],
    ])
  })

  it('is not made again at the next start', () => {
    const { book, told, file } = open()
    book.delete('a')
    book.ensure('a', first)
    const later = openAt(file)
    later.book.ensure('a', first)
    expect([book.list(), later.book.list(), told]).toMatchObject([[], [], [{ id: 'a' }]])
  })

  it('is still known to the captures that it answered', async () => {
    const { book } = open()
    book.swapIn('a', plainContent(better), false)
    book.delete('a')
    expect([book.nameOf('a'), book.nameOf('none')]).toEqual(['A', null])
    expect([1, 2, 3].map(n => book.contentOf('a', n)?.text)).toEqual([good, better, undefined])
    expect(await book.revisions('a')).toHaveLength(2)
  })

  it('comes back once, and not out of nothing', () => {
    const { book, told } = open()
    book.undelete('a')
    expect(told).toHaveLength(1)
    expect(() => book.undelete('none')).toThrow(notFound)
  })
})

describe('an answer that somebody needs', () => {
  it('is not deleted, and says who does', () => {
    const { book, users, removed } = open()
    users.set('A', ['it is the default answer of “X”', 'the rule “VIP” of “X” gives it'])
    const detail = { name: 'A', by: 'it is the default answer of “X”; the rule “VIP” of “X” gives it' }
    expect(() => book.delete('a')).toThrow(expect.objectContaining({ code: 'answer-in-use', detail }))
    users.clear()
    book.setFile('a', '/x/vip.json')
    expect(() => book.delete('a')).toThrow(
      expect.objectContaining({
        detail: expect.objectContaining({ by: expect.stringMatching(/vip\.json/) }),
      }),
    )
    expect(removed).toEqual([])
    book.setFile('a', null)
    book.delete('a')
    expect(removed).toEqual(['a'])
  })
})
