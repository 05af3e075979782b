import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { insertCaptures } from '../../../core/captures/insert-captures.ts'
import { plainContent } from '../../../shared/answer.ts'
import { sampleCapture } from '../captures/sample-capture.ts'
import { bad, better, given, good, open, openAt } from './open-book.ts'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

describe('the history of an answer', () => {
  it('has every revision, newest first, with its hash, size, note and first capture', async () => {
    const { book, database, file, state } = open()
    const cafe = `${better.slice(0, -1)} ,"background_track":"caf\u00e9"}`
    book.swapIn('a', plainContent(cafe), false, '  for the\0 launch ')
    book.swapIn('a', plainContent(bad), true)
    const captures = insertCaptures(database)
    for (const [seq, revision] of [
      [4, 2],
      [3, 1],
      [5, 1],
    ] as const)
      captures.insert([{ ...sampleCapture(seq), summary: given(seq, revision) }])
    const line = { note: null, status: 200, delayMs: 0, forced: false, firstCaptureId: null }
    const expected = [
      { ...line, revision: 3, hash: hash(bad), size: bad.length, forced: true },
      {
        ...line,
        revision: 2,
        hash: hash(cafe),
        size: cafe.length + 1,
        note: 'for the launch',
        firstCaptureId: 'c4',
      },
      { ...line, revision: 1, hash: hash(good), size: good.length, firstCaptureId: 'c3' },
    ]
    expect(await book.revisions('a')).toMatchObject(expected)
    expect((await book.revisions('a')).map(r => r.createdAt)).toEqual([
      '2026-01-01T00:00:03.000Z',
      '2026-01-01T00:00:02.000Z',
      '2026-01-01T00:00:01.000Z',
    ])
    expect(state()?.note).toBeNull()
    expect(await openAt(file).book.revisions('a')).toMatchObject(expected)
  })

  it('shows the note of the revision in force, and of none that was there already', () => {
    const { book, state, file } = open()
    book.swapIn('a', plainContent(better), false, 'why')
    expect(state()?.note).toBe('why')
    book.swapIn('a', plainContent(better), false, 'again')
    expect(state()).toMatchObject({ note: 'why', revision: 2 })
    expect(openAt(file).state()?.note).toBe('why')
    book.swapIn('a', plainContent(good), false, ' ')
    expect(state()?.note).toBeNull()
  })

  it('of an answer that there is not is refused', async () => {
    const { book } = open()
    await expect(book.revisions('none')).rejects.toMatchObject({ code: 'answer-not-found' })
  })

  it('that is long is read in small pieces, so that no caller waits for it', async () => {
    const { book } = open()
    const text = 'x'.repeat(500_000)
    const id = book.create({ platform: 'thunderphone', kind: 'test', name: 'Big', content: plainContent('') })
    for (let n = 0; n < 20; n++) book.swapIn(id, plainContent(text + n), false)
    let turns = 0
    const count = setInterval(() => turns++, 0)
    const revisions = await book.revisions(id)
    clearInterval(count)
    expect(revisions).toHaveLength(21)
    expect(turns).toBeGreaterThan(3)
  })
})
