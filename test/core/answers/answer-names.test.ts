import { describe, expect, it } from 'vitest'
import { plainContent } from '../../../shared/answer.ts'
import { better, first, given, good, open, openAt } from './open-book.ts'

const named = (name: string) => ({ ...first, name })
const taken = (name: string) => expect.objectContaining({ code: 'answer-name-taken', detail: { name } })

describe('the name of an answer', () => {
  it('is its own, whatever the case and the space around it', () => {
    const { book } = open()
    const id = book.create(named('  Étage '))
    expect(book.live(id).name).toBe('Étage')
    for (const same of ['étage', ' ÉTAGE', 'E\u0301tage'])
      expect(() => book.create(named(same))).toThrow(taken(same.trim()))
    expect(() => book.rename('a', 'ÉTAGE ')).toThrow(taken('ÉTAGE'))
    expect(book.list().map(a => a.name)).toEqual(['A', 'Étage'])
  })

  it('is its own with signs in it that nobody sees, and has one that somebody sees', () => {
    const { book } = open()
    book.create(named('VIP\u200b'))
    for (const same of ['VIP', 'V\u200bIP', 'vip\u202e'])
      expect(() => book.create(named(same))).toThrow(taken(same))
    expect(() => book.create(named('\u200b '))).toThrow(expect.objectContaining({ code: 'bad-request' }))
  })

  it('is never cut through the middle of a sign', () => {
    const { book } = open()
    const id = book.create(named(`${'b'.repeat(119)}\u{1F600}`))
    expect(book.live(id).name).toBe('b'.repeat(119))
  })

  it('can be changed to itself in another case, for good', () => {
    const { book, told, file, state } = open()
    book.rename('a', ' a ')
    expect(state()).toMatchObject({ name: 'a', revision: 1 })
    expect(told.at(-1)?.name).toBe('a')
    expect(book.live('a').name).toBe('a')
    expect(openAt(file).state()?.name).toBe('a')
  })

  it('is no id of another answer, because rules know them by either', () => {
    const { book } = open()
    expect(() => book.create(named('a'))).toThrow(taken('a'))
    const id = book.create(named('B'))
    expect(() => book.rename('a', id)).toThrow(taken(id))
  })

  it('stands on one line and is none when nothing is left of it', () => {
    const { book } = open()
    book.rename('a', 'one\n\0two')
    expect(book.live('a').name).toBe('one two')
    expect(() => book.rename('a', '\0')).toThrow(expect.objectContaining({ code: 'bad-request' }))
  })

  it('gets a number when a file has a name that is taken', () => {
    const { book } = open()
    book.ensure('f1', named('vip.json'))
    book.ensure('f2', named('VIP.json'))
    book.ensure('f3', named('x'.repeat(300)))
    book.ensure('f4', named('x'.repeat(300)))
    expect(book.list().map(a => a.name)).toEqual([
      'A',
      'vip.json',
      'VIP.json 2',
      'x'.repeat(120),
      `${'x'.repeat(118)} 2`,
    ])
  })
})

describe('an answer that a rule names', () => {
  it('is found by its id or its name, as it stands', () => {
    const { book } = open()
    const id = book.create(named('VIP'))
    const found = (name: string) => book.named('thunderphone', name)?.id ?? null
    expect([id, 'VIP', ' vip ', 'a', 'A', 'none', ''].map(found)).toEqual([id, id, id, 'a', 'a', null, null])
    expect(book.named('thunderphone', 'vip')).toBe(book.live(id))
    book.rename(id, 'Regulars')
    expect([found('VIP'), found('regulars')]).toEqual([null, id])
    book.delete(id)
    expect([found(id), found('regulars')]).toEqual([null, null])
    book.undelete(id)
    expect([found(id), found('regulars')]).toEqual([id, id])
  })
})

describe('a copy', () => {
  it('has the newest revision as its first, and the draft, and a name that counts on', () => {
    const { book, told, file } = open()
    book.swapIn('a', plainContent(better), false, 'why')
    book.saveDraft('a', plainContent('{'))
    book.noteGiven(given(1, 2))
    book.pin('a', true)
    const id = book.duplicate('a')
    const copy = { id, name: 'A copy', revision: 1, text: better, draft: plainContent('{'), note: null }
    expect(told.at(-1)).toMatchObject({ ...copy, pinned: false, firstCaptureId: null })
    book.duplicate('a')
    book.duplicate(id)
    expect(book.list().map(a => a.name)).toEqual(['A', 'A copy', 'A copy 2', 'A copy 3'])
    expect(openAt(file).book.list()).toMatchObject([{ id: 'a' }, copy, {}, {}])
  })

  it('of one that was forced in is forced as well', () => {
    const { book } = open()
    book.swapIn('a', plainContent('{'), true)
    expect(book.live(book.duplicate('a'))).toMatchObject({ text: '{', forced: true })
  })

  it('of a negative test is one, with its status and delay', () => {
    const { book } = open()
    const content = { text: 'no', status: 500, delayMs: 9 }
    const id = book.create({ platform: 'thunderphone', kind: 'test', name: 'Slow', content })
    expect(book.live(book.duplicate(id))).toMatchObject({ ...content, kind: 'test', name: 'Slow copy' })
  })
})

it('an answer is pinned until it is not, for good', () => {
  const { book, told, file, state } = open()
  book.pin('a', true)
  expect([state()?.pinned, told.at(-1)?.pinned, openAt(file).state()?.pinned]).toEqual([true, true, true])
  book.pin('a', false)
  expect([state()?.pinned, openAt(file).state()?.pinned]).toEqual([false, false])
  expect(book.live('a').text).toBe(good)
})
