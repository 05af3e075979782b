import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openCaptures } from '../../../core/captures/database.ts'
import { insertCaptures } from '../../../core/captures/insert-captures.ts'
import { makeFinder } from '../../../core/search/find-captures.ts'
import { readHidden } from '../../../core/search/hidden.ts'
import { makeIndexWork } from '../../../core/search/index-work.ts'
import { scanCaptures } from '../../../core/search/scan-captures.ts'
import { openSearchFile } from '../../../core/search/search-database.ts'
import type { Database } from '../../../core/sqlite.ts'
import type { CaptureSummary } from '../../../shared/capture.ts'
import { parseFilter } from '../../../shared/filter/parse-filter.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { sampleCapture } from '../captures/sample-capture.ts'

const open = () => {
  const folder = tempFolder()
  const captures = openCaptures(join(folder, 'captures.sqlite'))
  onTestFinished(() => captures.close())
  const { insert } = insertCaptures(captures)
  const add = (seq: number, body: string, change: Partial<CaptureSummary> = {}): void => {
    const capture = sampleCapture(seq, change)
    insert([{ ...capture, request: { ...capture.request, body: Buffer.from(body) } }])
  }
  return { file: join(folder, 'search.sqlite'), captures, add }
}

const indexOf = (file: string, captures: Database) => {
  const database = openSearchFile(file, captures)
  onTestFinished(() => database.close())
  const work = makeIndexWork(database, captures)
  const finish = (): void => {
    while (!work.work(5));
    work.commit()
  }
  finish()
  return { database, work, finish, hidden: readHidden(captures), ...makeFinder(database) }
}

const queryOf = (filter: string) => ({
  terms: parseFilter(filter).terms,
  connectionId: null,
  afterSeq: 0,
  limit: 1_000,
  rules: [],
  answers: [],
  hidden: [],
})

const wordsLike = (database: Database, part: string): unknown[] => {
  database.exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.all_words USING fts5vocab(main, texts, 'row')")
  return database.prepare('SELECT term FROM temp.all_words WHERE instr(term, ?)').all(part)
}

describe('an index of captures', () => {
  it('forgets a capture so that no word of it stays in the file, though others stay', () => {
    const { file, captures, add } = open()
    for (let seq = 1; seq <= 600; seq++)
      add(seq, `{"text":"tulip ${seq === 77 ? 'quokkaville' : 'rose'}"}`, { from: `+1415555${1_000 + seq}` })
    const { database, work, finish, find } = indexOf(file, captures)
    captures.exec('DELETE FROM captures WHERE seq IN (77, 78)')
    work.removed([77, 78])
    finish()
    expect(find(queryOf('quokkaville')).seqs).toHaveLength(0)
    // Its first letters may stand with the word before.
    const inFiles = () => ['', '-wal'].filter(end => readFileSync(`${file}${end}`).includes('okkaville'))
    expect(inFiles()).not.toEqual([])
    for (let first = true; !work.overwrite(first); first = false);
    expect(inFiles()).toEqual([])
    expect(wordsLike(database, 'quokka')).toEqual([])
    expect(wordsLike(database, 'tulip')).toHaveLength(1)
    expect(find(queryOf('tulip')).seqs).toHaveLength(598)
    expect([...find(queryOf('+14155551079')).seqs]).toEqual([79])
  })

  it('finds the same as a scan without an index', () => {
    const { file, captures, add } = open()
    const types = ['telephony.incoming', 'telephony.complete', null]
    for (let seq = 1; seq <= 220; seq++)
      add(seq, `{"n":"w${seq % 7}","long":"zebra${seq % 40}","call":${seq * 1_009}}`, {
        eventType: types[seq % 3] ?? null,
        from: seq % 5 ? `+4930${100_000 + seq * 37}` : 'web',
        connectionId: seq % 2 ? 'practice' : 'thunderphone',
        timing: { localMs: seq * 5, limitMs: 2_000, phases: { receive: 1 } },
        ...(seq % 11 ? {} : { tags: ['odd'], callId: `k-${seq}` }),
      })
    const { find } = indexOf(file, captures)
    const filters = [
      'w3 zebra1',
      '-zebra1 w2',
      'type:incoming w1',
      '-type:incoming',
      'slower:700',
      '-slower:700 -w1',
      'faster:300 w0',
      '-from:web w4',
      'from:9301',
      '0111',
      'call:K-1',
      '1009',
      'is:practice ze',
      '"w3 long"',
      '-nothing w6',
    ]
    for (const filter of filters) {
      const query = queryOf(filter)
      expect([filter, [...find(query).seqs]]).toEqual([filter, [...scanCaptures(captures, query)].flat()])
    }
    expect(find(queryOf('w3')).seqs.length).toBeGreaterThan(25)
    // At a step that is a word, between two of them, and below the first.
    for (const ms of [500, 1_000, 700, 50]) {
      const slow = Array.from({ length: 220 }, (_, i) => 220 - i).filter(seq => seq * 5 > ms)
      for (const word of ['', 'w3 '])
        expect([ms, ...find(queryOf(`${word}slower:${ms}`)).seqs]).toEqual([
          ms,
          ...slow.filter(seq => word === '' || seq % 7 === 3),
        ])
      expect(find(queryOf(`-slower:${ms}`)).seqs).toHaveLength(220 - slow.length)
    }
    const part = find({ ...queryOf('zebra'), limit: 3, afterSeq: 100, beforeSeq: 200 })
    expect([[...part.seqs], part.more]).toEqual([[199, 198, 197], true])
  })

  it('looks at amendments, notes and removals that an earlier run did not tell of', () => {
    const { file, captures, add } = open()
    for (let seq = 1; seq <= 400; seq++) add(seq, `{"text":"tulip${seq}"}`)
    const first = indexOf(file, captures)
    expect(first.find(queryOf('tulip399')).seqs).toHaveLength(1)
    captures.exec("UPDATE captures SET verdict_text = 'Overtaken by a pelican.' WHERE seq = 399")
    captures.exec("INSERT INTO marks (seq, note, tags) VALUES (3, CAST('rang back' AS BLOB), '[\"odd\"]')")
    captures.exec('DELETE FROM captures WHERE seq IN (4, 50)')
    add(401, '{"text":"late"}')
    const next = indexOf(file, captures)
    const seqs = (filter: string) => [...next.find(queryOf(filter)).seqs]
    expect(seqs('pelican')).toEqual([399])
    expect(seqs('note:rang tag:odd is:noted')).toEqual([3])
    expect(seqs('tulip50')).toEqual([])
    expect(seqs('late')).toEqual([401])
    expect(seqs('')).toHaveLength(399)
    captures.exec('DELETE FROM marks')
    expect([...indexOf(file, captures).find(queryOf('note:rang')).seqs]).toEqual([])
  })

  it('is made anew when the captures are not those that it was made of', () => {
    const { file, captures, add } = open()
    for (let seq = 1; seq <= 300; seq++) add(seq, '{"text":"tulip"}')
    indexOf(file, captures)
    captures.exec('UPDATE captures SET id = \'x\' || id, body = CAST(\'{"text":"crocus"}\' AS BLOB)')
    const { find } = indexOf(file, captures)
    expect([find(queryOf('tulip')).seqs.length, find(queryOf('crocus')).seqs.length]).toEqual([0, 300])
  })

  it('finds by the time of a capture, also when the clock has jumped back', () => {
    const { file, captures, add } = open()
    const times = [
      '2026-03-01T10:00:00.000Z',
      '2026-03-02T10:00:00.000Z',
      '2026-03-01T12:00:00.000Z',
      '2026-03-03T10:00:00.000Z',
    ]
    for (const [i, receivedAt] of times.entries()) add(i + 1, '{"text":"tulip"}', { receivedAt })
    const { find } = indexOf(file, captures)
    for (const word of ['', 'tulip ', '-crocus '])
      for (const [filter, seqs] of [
        ['after:2026-03-02T00:00Z', [4, 2]],
        ['before:2026-03-02T00:00Z', [3, 1]],
        ['after:2026-03-01T11:00Z before:2026-03-03T00:00Z', [3, 2]],
        ['after:2026-03-09', []],
        ['before:2026-02-09', []],
        ['-after:2026-03-02T00:00Z', [3, 1]],
      ] as const)
        expect([filter, ...find(queryOf(word + filter)).seqs]).toEqual([filter, ...seqs])
  })

  it('leaves out what was cleared until it comes back, but not what was spared', () => {
    const { file, captures, add } = open()
    for (let seq = 1; seq <= 10; seq++) add(seq, '{"text":"tulip"}', { connectionId: seq % 2 ? 'a' : 'b' })
    const { find, hidden } = indexOf(file, captures)
    const seqs = (filter: string) => [...find({ ...queryOf(filter), hidden: hidden() }).seqs]
    captures.exec("INSERT INTO clearings (id, connection_id, up_to) VALUES (1, 'a', 6)")
    captures.exec('INSERT INTO marks (seq, pinned, spared) VALUES (3, 1, 1)')
    for (const filter of ['tulip', '']) expect(seqs(filter)).toEqual([10, 9, 8, 7, 6, 4, 3, 2])
    captures.exec(
      'INSERT INTO clearings (id, connection_id, up_to) VALUES (2, NULL, 8); UPDATE marks SET spared = 2',
    )
    for (const filter of ['tulip', '', '-nothing']) expect(seqs(filter)).toEqual([10, 9, 3])
    captures.exec('DELETE FROM clearings')
    expect(seqs('tulip')).toHaveLength(10)
  })
})
