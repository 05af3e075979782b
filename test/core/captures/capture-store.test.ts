import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { countCapture } from '../../../core/captures/capture-counts.ts'
import { fromRow, type Row } from '../../../core/captures/capture-row.ts'
import { readCaptures } from '../../../core/captures/capture-store.ts'
import { openCaptures } from '../../../core/captures/database.ts'
import { insertCaptures } from '../../../core/captures/insert-captures.ts'
import type { CaptureSummary } from '../../../shared/capture.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { fullCapture, sampleCapture, sampleSummary } from './sample-capture.ts'

const open = () => {
  const database = openCaptures(join(tempFolder(), 'captures.sqlite'))
  onTestFinished(() => database.close())
  return { database, ...insertCaptures(database), ...readCaptures(database) }
}

describe('a capture that is kept', () => {
  it.each([
    ['with everything that can be there', fullCapture(1)],
    ['with nothing that can be left out', sampleCapture(1)],
    [
      'with nulls',
      sampleCapture(1, {
        eventType: null,
        callId: null,
        from: null,
        to: null,
        outcome: { source: 'refused', status: null },
      }),
    ],
    [
      'with an empty list of warnings',
      sampleCapture(1, { verdict: { ...sampleSummary(1).verdict, warnings: [] } }),
    ],
    [
      'without a body',
      { ...sampleCapture(1), request: { ...sampleCapture(1).request, body: Buffer.alloc(0) } },
    ],
    ['without an answer', { ...sampleCapture(1), response: { headers: [], body: Buffer.alloc(0) } }],
  ])('comes back as it was: %s', (_, capture) => {
    const store = open()
    store.insert([capture])
    const { dedupeKey: _key, ...kept } = capture
    const expected = { routing: null, note: null, replayChanges: null, ...kept }
    expect(store.get(capture.summary.id)).toEqual(expected)
    expect(store.page(1)).toEqual([capture.summary])
  })

  it('gives its bodies part by part, and nothing behind their end', () => {
    const store = open()
    const body = Buffer.from([0, 1, 2, 3, 4, 255, 0])
    const capture = { ...sampleCapture(1), request: { ...sampleCapture(1).request, body } }
    store.insert([capture])
    const { id } = capture.summary
    expect(store.bodyPart(id, 'request', 0, 3)).toEqual(body.subarray(0, 3))
    expect(store.bodyPart(id, 'request', 6, 3)).toEqual(body.subarray(6))
    expect(store.bodyPart(id, 'request', 7, 3)).toEqual(Buffer.alloc(0))
    expect(store.bodyPart(id, 'response', 0, 3)).toEqual(Buffer.from('{}'))
    expect(store.bodyPart('other', 'request', 0, 3)).toBeNull()
  })

  it('is not found under another id', () => {
    const store = open()
    store.insert([sampleCapture(1)])
    expect(store.get('c')).toBeNull()
    expect(store.get('')).toBeNull()
  })

  it('is found by the beginning of its id, whatever signs are in it', () => {
    const store = open()
    const ids = ['ab1', 'ab2', 'b%', 'b_x', 'A1']
    store.insert(ids.map((id, i) => sampleCapture(i + 1, { id })))
    expect(store.idsLike('ab', 10)).toEqual(['ab1', 'ab2'])
    expect(store.idsLike('ab', 1)).toEqual(['ab1'])
    expect(store.idsLike('ab2', 10)).toEqual(['ab2'])
    expect(store.idsLike('b%', 10)).toEqual(['b%'])
    expect(store.idsLike('c', 10)).toEqual([])
    expect(store.idsLike('', 10)).toHaveLength(5)
  })

  it('is refused when a later version wrote what this one does not know', () => {
    const { database, insert } = open()
    insert([sampleCapture(1)])
    database.exec("UPDATE captures SET verdict_result = 'of-tomorrow'")
    expect(() => fromRow(database.prepare('SELECT * FROM captures').get() as Row)).toThrow(/verdict/)
  })
})

describe('a page of captures', () => {
  it('has the newest first, and those before a number where one is given', () => {
    const store = open()
    store.insert(Array.from({ length: 25 }, (_, i) => sampleCapture(i + 1)))
    const seqs = (captures: CaptureSummary[]) => captures.map(c => c.seq)
    expect(seqs(store.page(3))).toEqual([25, 24, 23])
    expect(seqs(store.page(3, 23))).toEqual([22, 21, 20])
    expect(seqs(store.page(3, 2))).toEqual([1])
    expect(store.page(3, 1)).toEqual([])
    expect(store.page(0)).toEqual([])
    expect(store.lastSeq()).toBe(25)
  })

  it('is empty in a new file, whose last number is 0', () => {
    const store = open()
    expect(store.page(10)).toEqual([])
    expect(store.lastSeq()).toBe(0)
    expect(store.counts()).toEqual({ captures: 0, deadline: 0, rejected: 0, unsigned: 0 })
  })
})

describe('the counts', () => {
  const verdict = sampleSummary(1).verdict
  const captures = [
    sampleCapture(1),
    sampleCapture(2, { outcome: { source: 'deadline', status: 200 } }),
    sampleCapture(3, { verdict: { ...verdict, result: 'rejected' } }),
    sampleCapture(4, { signature: { status: 'failed' }, outcome: { source: 'refused', status: 401 } }),
    sampleCapture(5, { signature: { status: 'missing' } }),
    sampleCapture(6, { signature: { status: 'not-checked' } }),
    sampleCapture(7, {
      verdict: { ...verdict, result: 'rejected' },
      outcome: { source: 'deadline', status: 200 },
    }),
  ]

  it('are the same from the file as one by one', () => {
    const store = open()
    store.insert(captures)
    const counts = { captures: 0, deadline: 0, rejected: 0, unsigned: 0 }
    for (const { summary } of captures) countCapture(counts, summary)
    expect(counts).toEqual({ captures: 7, deadline: 2, rejected: 2, unsigned: 2 })
    expect(store.counts()).toEqual(counts)
  })

  it('have a replay among the captures, and say nothing of what became of it', () => {
    const store = open()
    const replays = captures.map(({ summary }) =>
      sampleCapture(summary.seq + 10, {
        ...summary,
        id: `r${summary.id}`,
        seq: summary.seq + 10,
        replayOf: summary.id,
      }),
    )
    store.insert([...captures, ...replays])
    const counts = { captures: 0, deadline: 0, rejected: 0, unsigned: 0 }
    for (const { summary } of [...captures, ...replays]) countCapture(counts, summary)
    expect(counts).toEqual({ captures: 14, deadline: 2, rejected: 2, unsigned: 2 })
    expect(store.counts()).toEqual(counts)
  })

  it('keep what was changed before a replay was sent', () => {
    const store = open()
    const changes = ['body', 'header x-a']
    store.insert([{ ...sampleCapture(1, { replayOf: 'c0' }), replayChanges: changes }, sampleCapture(2)])
    expect(store.get('c1')?.replayChanges).toEqual(changes)
    expect(store.get('c2')?.replayChanges).toBeNull()
  })

  it('take back what turned out otherwise', () => {
    const counts = { captures: 1, deadline: 1, rejected: 0, unsigned: 0 }
    countCapture(counts, sampleSummary(2, { outcome: { source: 'deadline', status: 200 } }), -1)
    countCapture(counts, sampleSummary(2))
    expect(counts).toEqual({ captures: 1, deadline: 0, rejected: 0, unsigned: 0 })
  })
})

describe('a delivery that comes twice', () => {
  it('names the first one, within a batch and over batches', () => {
    const store = open()
    const [, second, other] = store.insert([
      sampleCapture(1, {}, 'k'),
      sampleCapture(2, {}, 'k'),
      sampleCapture(3, {}, 'other'),
    ])
    expect(second?.duplicateOf).toBe('c1')
    expect(other?.duplicateOf).toBeUndefined()
    expect(store.insert([sampleCapture(4, {}, 'k')])[0]?.duplicateOf).toBe('c1')
    expect(store.get('c4')?.summary.duplicateOf).toBe('c1')
  })

  it('is not told where nothing was verified', () => {
    const [, second] = open().insert([sampleCapture(1), sampleCapture(2)])
    expect(second?.duplicateOf).toBeUndefined()
  })
})

describe('writing', () => {
  it('is all or nothing', () => {
    const store = open()
    store.insert([sampleCapture(1)])
    expect(() => store.insert([sampleCapture(2), sampleCapture(1)])).toThrow(/UNIQUE/)
    expect(store.page(10).map(c => c.seq)).toEqual([1])
    store.insert([sampleCapture(2)])
  })

  it('brings up to date what can still change, and nothing else', () => {
    const store = open()
    store.insert([fullCapture(1), sampleCapture(2)])
    const { summary, routing } = fullCapture(1)
    const later = {
      ...summary,
      outcome: { ...summary.outcome, status: null, lateHandlerMs: 9.5 },
      verdict: sampleSummary(1).verdict,
      timing: { ...summary.timing, localMs: 77, phases: { receive: 1, write: 76 }, handler: { connect: 0 } },
    }
    store.update([{ summary: later }, { summary: sampleSummary(99) }])
    expect(store.get('c1')).toEqual({
      ...fullCapture(1),
      summary: later,
      dedupeKey: undefined,
      routing,
      note: null,
      replayChanges: null,
    })
    expect(store.get('c2')?.summary).toEqual(sampleSummary(2))
    expect(store.get('c99')).toBeNull()
  })

  it('tells why a full disk refused, not what followed from it', () => {
    const { database, insert, page } = open()
    insert([sampleCapture(1)])
    const pages = Number(Object.values(database.prepare('PRAGMA page_count').get() as object)[0])
    database.exec(`PRAGMA max_page_count = ${pages + 2}`)
    const large = { ...sampleCapture(2), response: { headers: [], body: Buffer.alloc(1_000_000) } }
    expect(() => insert([large])).toThrow(/full/)
    database.exec('PRAGMA max_page_count = 1000000')
    insert([large])
    expect(page(10)).toHaveLength(2)
  })
})

describe('the first capture of a revision', () => {
  it('is the oldest one that got it', () => {
    const store = open()
    const given = (revision: number) => ({
      outcome: { source: 'default' as const, status: 200, answerId: 'a', revision },
    })
    store.insert([
      sampleCapture(1),
      sampleCapture(2, given(1)),
      sampleCapture(3, given(2)),
      sampleCapture(4, given(2)),
    ])
    expect(store.firstWithRevision('a', 2)).toBe('c3')
    expect(store.firstWithRevision('a', 3)).toBeNull()
    expect(store.firstWithRevision('b', 1)).toBeNull()
  })
})
