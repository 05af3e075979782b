import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { addToCounts, noCounts, sumCounts } from '../../../core/captures/capture-counts.ts'
import { listTables, type Row } from '../../../core/captures/capture-row.ts'
import { readCaptures } from '../../../core/captures/capture-store.ts'
import { openCaptures } from '../../../core/captures/database.ts'
import { insertCaptures } from '../../../core/captures/insert-captures.ts'
import { migrations } from '../../../core/captures/migrations.ts'
import { notCleared } from '../../../core/captures/visible.ts'
import { storeClearings } from '../../../core/keeping/clearings.ts'
import { storeMarks } from '../../../core/keeping/marks.ts'
import { makeRemover } from '../../../core/keeping/remove-captures.ts'
import { type Database, openDatabase } from '../../../core/sqlite.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { sampleCapture } from './sample-capture.ts'

const newFile = (): string => join(tempFolder(), 'captures.sqlite')
const open = (file = newFile()): Database => {
  const database = openCaptures(file)
  onTestFinished(() => database.close())
  return database
}

/** One by one, as no start should count them. */
const counted = (database: Database) => {
  const counts = noCounts()
  const rows = database.prepare(`SELECT captures.* FROM ${listTables} WHERE ${notCleared}`).all()
  for (const row of rows as Row[]) addToCounts(counts, row, 1)
  return counts
}
const kept = (database: Database) => sumCounts(readCaptures(database).countsByConnection().values())
const expectRight = (database: Database): void => expect(kept(database)).toEqual(counted(database))

const results = ['used', 'rejected', 'fallback'] as const
const connections = ['practice', 'thunderphone'] as const
/** Of every fate in turn; every fifth is a replay. */
const varied = (seq: number, turn = seq) =>
  sampleCapture(seq, {
    connectionId: connections[seq % 2] ?? 'practice',
    outcome: { source: turn % 3 === 0 ? 'deadline' : 'default', status: 200 },
    verdict: { ...sampleCapture(1).summary.verdict, result: results[turn % 7 > 2 ? 0 : turn % 7] ?? 'used' },
    signature: { status: turn % 4 === 0 ? 'missing' : 'verified' },
    ...(seq % 5 === 0 ? { replayOf: 'c1' } : {}),
  })

describe('the counts that are kept', () => {
  it('are right after any order of captures, amendments, pins, clearings, undoing and removals', () => {
    const database = open()
    const { insert, update } = insertCaptures(database)
    const clearings = storeClearings(database)
    const marks = storeMarks(database)
    const remover = makeRemover(database)
    let state = 11
    const random = (below: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    let seq = 0
    const late: number[] = []
    const someSeq = (): number => 1 + random(seq)
    const steps: readonly (() => void)[] = [
      () => insert(Array.from({ length: 1 + random(9) }, () => varied(++seq, random(100)))),
      () => {
        late.push(++seq)
        insert([varied(++seq, random(100))])
      },
      // Written when newer ones are there: a clearing may hide it from the first moment.
      () => insert(late.splice(0, 1).map(one => varied(one, random(100)))),
      () => update([{ summary: varied(someSeq(), random(100)).summary, routing: null }]),
      () => marks.pin([`c${someSeq()}`, `c${someSeq()}`], random(3) > 0),
      () => clearings.add(connections[random(3)] ?? null, readCaptures(database).lastSeq()),
      () => {
        const all = clearings.all()
        const one = all[random(all.length)]
        if (one) clearings.remove(one.id)
      },
      () => remover.remove([someSeq(), someSeq(), someSeq()], 1_000),
    ]
    const most = { hidden: 0, captures: 0 }
    for (let step = 0; step < 600; step++) {
      steps[step === 0 ? 0 : random(steps.length)]?.()
      expectRight(database)
      most.hidden = Math.max(most.hidden, clearings.all().length)
      most.captures = Math.max(most.captures, kept(database).captures)
    }
    expect(most.hidden).toBeGreaterThan(2)
    expect(most.captures).toBeGreaterThan(20)
    for (const { id } of clearings.all()) clearings.remove(id)
    expectRight(database)
    expect(database.prepare('SELECT count(*) AS n FROM fates WHERE clearing <> 0 OR n < 0').get()).toEqual({
      n: 0,
    })
  })

  it('go back with a transaction that does', () => {
    const database = open()
    const { insert } = insertCaptures(database)
    insert([varied(1)])
    expect(() => insert([varied(2), varied(2)])).toThrow()
    expect(kept(database).captures).toBe(1)
  })

  it.each([false, true])('are made for a file that has none, with clearings on their way: %s', cleared => {
    const file = newFile()
    const old = openDatabase(file)
    old.exec(`${migrations.slice(0, 5).join(';')}; PRAGMA user_version = 5`)
    insertCaptures(old).insert(Array.from({ length: 60 }, (_, i) => varied(i + 1)))
    if (cleared)
      old.exec(`
        INSERT INTO clearings (connection_id, up_to) VALUES ('practice', 20), (NULL, 30);
        INSERT INTO marks (seq, pinned, spared) VALUES (3, 1, 2), (4, 0, 1), (40, 1, 0)`)
    const before = counted(old)
    old.close()
    const database = open(file)
    expect(before.captures).toBe(cleared ? 31 : 60)
    expect(kept(database)).toEqual(before)
    const remover = makeRemover(database)
    remover.remove([1, 2, 3, 4, 5, 31, 35, 40], 1_000)
    expectRight(database)
    for (const { id } of storeClearings(database).all()) storeClearings(database).remove(id)
    expectRight(database)
    expect(kept(database).captures).toBe(52)
  })
})
