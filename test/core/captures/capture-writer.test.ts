import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readCaptures } from '../../../core/captures/capture-store.ts'
import { writeCaptures } from '../../../core/captures/capture-writer.ts'
import { openCaptures } from '../../../core/captures/database.ts'
import type { Database } from '../../../core/sqlite.ts'
import type { Problem } from '../../../shared/problem.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { sampleCapture, sampleSummary } from './sample-capture.ts'

const open = () => {
  const file = join(tempFolder(), 'captures.sqlite')
  const database = openCaptures(file)
  const told: [Problem, number][] = []
  const writer = writeCaptures(database, (problem, lost) => told.push([problem, lost]))
  onTestFinished(() => {
    writer.close()
    if (database.isOpen) database.close()
  })
  return { file, database, writer, told, ...readCaptures(database) }
}

/** How many transactions stand in the write-ahead log: a frame that ends one tells the size of the database after it. */
const commits = (file: string): number => {
  const log = readFileSync(`${file}-wal`)
  const frame = 24 + log.readUInt32BE(8)
  let ends = 0
  for (let at = 32; at + frame <= log.length; at += frame) if (log.readUInt32BE(at + 4) > 0) ends += 1
  return ends
}

/** Refuses to write, as a full or broken disk does, until it is mended. */
const breakDisk = (database: Database): (() => void) => {
  database.exec('PRAGMA query_only = 1')
  return () => database.exec('PRAGMA query_only = 0')
}

describe('writing captures', () => {
  it('is done when the promise says so', async () => {
    const { writer, page } = open()
    const summary = await writer.write(sampleCapture(1))
    expect(summary).toEqual(sampleSummary(1))
    expect(page(10)).toEqual([summary])
  })

  it('puts what comes in one turn into one transaction', async () => {
    const { writer, file, counts } = open()
    await writer.write(sampleCapture(1_000))
    await writer.write(sampleCapture(1_001))
    const before = commits(file)
    expect(before).toBe(2)
    await Promise.all(Array.from({ length: 198 }, (_, i) => writer.write(sampleCapture(i + 1))))
    expect(commits(file)).toBe(before + 1)
    expect(counts().captures).toBe(200)
  })

  it('knows duplicates within one batch', async () => {
    const { writer } = open()
    const [one, two] = await Promise.all([
      writer.write(sampleCapture(1, {}, 'k')),
      writer.write(sampleCapture(2, {}, 'k')),
    ])
    expect([one.duplicateOf, two.duplicateOf]).toEqual([undefined, 'c1'])
  })

  it('keeps how an answer was chosen, also when the disk refuses at first, and through later notes', async () => {
    const { writer, get, database } = open()
    const routing = { steps: [], end: 'No rule took it: \0.' }
    await writer.write(sampleCapture(1))
    writer.amend(sampleSummary(1), () => routing)
    writer.amend(sampleSummary(1, { outcome: { source: 'deadline', status: 200, lateHandlerMs: 2_400 } }))
    writer.settle('c1')
    expect(get('c1')?.routing).toEqual(routing)
    writer.amend(sampleSummary(1))
    writer.settle()
    expect(get('c1')?.routing).toEqual(routing)

    const mend = breakDisk(database)
    await writer.write(sampleCapture(2))
    writer.amend(sampleSummary(2), () => routing)
    writer.amend(sampleSummary(2))
    writer.settle('c2')
    mend()
    await writer.write(sampleCapture(3))
    expect(get('c2')?.routing).toEqual(routing)
    expect(get('c3')?.routing).toBeNull()
  })

  it('puts routings into words a few at a time, and at once only the one that is asked for', async () => {
    const { writer, get } = open()
    const said: string[] = []
    const busy = (id: string) => () => {
      for (const start = performance.now(); performance.now() - start < 3; );
      said.push(id)
      return { steps: [], end: id }
    }
    const ids = Array.from({ length: 12 }, (_, i) => `c${i + 1}`)
    await Promise.all(ids.map((_, i) => writer.write(sampleCapture(i + 1))))
    for (const [i, id] of ids.entries()) writer.amend(sampleSummary(i + 1), busy(id))
    writer.settle()
    expect(said).toEqual([])
    writer.settle('c9')
    expect([said, get('c9')?.routing?.end, get('c1')?.routing]).toEqual([['c9'], 'c9', null])
    // Each turn in between is one in which a delivery is taken.
    let turns = 0
    while (said.length < ids.length) {
      await new Promise(resolve => setImmediate(resolve))
      turns += 1
    }
    expect(turns).toBeGreaterThanOrEqual(ids.length - 1)
    await expect.poll(() => ids.map(id => get(id)?.routing?.end)).toEqual(ids)
  })

  it('closes with the routings that wait for their words', async () => {
    const { writer, get } = open()
    await writer.write(sampleCapture(1))
    writer.amend(sampleSummary(1), () => ({ steps: [], end: 'x' }))
    writer.close()
    expect(get('c1')?.routing?.end).toBe('x')
  })

  it('adds soon what became known later, and at once when asked to settle', async () => {
    const { writer, get } = open()
    await writer.write(sampleCapture(1))
    writer.amend(sampleSummary(1, { outcome: { source: 'default', status: null } }))
    expect(get('c1')?.summary.outcome.status).toBe(200)
    writer.settle()
    expect(get('c1')?.summary.outcome.status).toBeNull()
    writer.amend(sampleSummary(1, { outcome: { source: 'default', status: 204 } }))
    await expect.poll(() => get('c1')?.summary.outcome.status).toBe(204)
  })

  it('writes everything that waits when it is closed', () => {
    const { writer, get } = open()
    void writer.write(sampleCapture(1))
    writer.amend(sampleSummary(1, { outcome: { source: 'default', status: 202 } }))
    writer.close()
    expect(get('c1')?.summary.outcome.status).toBe(202)
  })
})

describe('a disk that refuses', () => {
  it('holds up no answer, and is told of', async () => {
    const { writer, database, told } = open()
    breakDisk(database)
    expect(await writer.write(sampleCapture(1))).toEqual(sampleSummary(1))
    expect(told).toMatchObject([[{ code: 'captures-not-saved' }, 0]])
    expect(told[0]?.[0].detail.reason).toMatch(/readonly/)
  })

  it('gets everything, in order and as it ended, when it takes it again', async () => {
    const { writer, database, told, page } = open()
    const mend = breakDisk(database)
    for (let seq = 1; seq <= 3; seq++) await writer.write(sampleCapture(seq, {}, 'k'))
    writer.amend(sampleSummary(2, { outcome: { source: 'default', status: null } }))
    mend()
    const last = await writer.write(sampleCapture(4, {}, 'k'))
    expect(last.duplicateOf).toBe('c1')
    expect(page(10).map(c => [c.seq, c.duplicateOf, c.outcome.status])).toEqual([
      [4, 'c1', 200],
      [3, 'c1', 200],
      [2, 'c1', null],
      [1, undefined, 200],
    ])
    expect(told).toHaveLength(3)
  })

  it('gets what is left when the writer is closed', async () => {
    const { writer, database, counts } = open()
    const mend = breakDisk(database)
    await writer.write(sampleCapture(1))
    mend()
    writer.close()
    expect(counts().captures).toBe(1)
  })

  it('costs the oldest captures beyond two thousand, and says how many', async () => {
    const { writer, database, told, counts } = open()
    const mend = breakDisk(database)
    await Promise.all(Array.from({ length: 2_003 }, (_, i) => writer.write(sampleCapture(i + 1))))
    expect(told.map(([, lost]) => lost)).toEqual([3])
    mend()
    await writer.write(sampleCapture(3_000))
    expect(counts().captures).toBe(2_001)
  })

  it('is told of when notes cannot be added', async () => {
    const { writer, database, told } = open()
    await writer.write(sampleCapture(1))
    breakDisk(database)
    writer.amend(sampleSummary(1))
    writer.settle()
    expect(told).toMatchObject([[{ code: 'captures-not-saved' }, 0]])
  })

  it('is a missing table as well', async () => {
    const { writer, database, told } = open()
    database.exec('ALTER TABLE captures RENAME TO elsewhere')
    await writer.write(sampleCapture(1))
    expect(told).toMatchObject([[{ code: 'captures-not-saved' }, 0]])
    database.exec('ALTER TABLE elsewhere RENAME TO captures')
    await writer.write(sampleCapture(2))
    expect(readCaptures(database).counts().captures).toBe(2)
  })

  it('does not end the program when it is gone at the idle moment', async () => {
    const { writer, database, told } = open()
    await writer.write(sampleCapture(1))
    database.close()
    await new Promise(resolve => setTimeout(resolve, 2_200))
    expect(await writer.write(sampleCapture(2))).toEqual(sampleSummary(2))
    expect(told).toHaveLength(1)
  })
})
