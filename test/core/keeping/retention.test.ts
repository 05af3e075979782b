import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readCaptures } from '../../../core/captures/capture-store.ts'
import { openCaptures } from '../../../core/captures/database.ts'
import { insertCaptures } from '../../../core/captures/insert-captures.ts'
import { storeClearings } from '../../../core/keeping/clearings.ts'
import { makeKeptCounts } from '../../../core/keeping/kept-counts.ts'
import { storeMarks } from '../../../core/keeping/marks.ts'
import { makeRemover } from '../../../core/keeping/remove-captures.ts'
import { makeRetention, usedBytes } from '../../../core/keeping/retention.ts'
import type { Retention } from '../../../shared/preferences.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { sampleCapture } from '../captures/sample-capture.ts'

const day = 86_400_000
const today = Date.parse('2026-11-21T12:00:00.000Z')
const ago = (days: number) => ({ receivedAt: new Date(today - days * day).toISOString() })
const none: Retention = { captures: null, days: null, bytes: null }

/** Captures of so many days ago, oldest first as they came, and a look at what limits leave of them. */
const kept = (daysAgo: readonly number[], body = Buffer.from('{}')) => {
  const database = openCaptures(join(tempFolder(), 'captures.sqlite'))
  onTestFinished(() => database.close())
  const { insert } = insertCaptures(database)
  insert(
    daysAgo.map((days, i) => {
      const sample = sampleCapture(i + 1, ago(days))
      return { ...sample, request: { ...sample.request, body }, routing: { steps: [], end: 'x' } }
    }),
  )
  const counts = makeKeptCounts(readCaptures(database).countsByConnection())
  const limits = { ...none }
  const now = { value: today }
  const remover = makeRemover(database)
  const retention = makeRetention({ database, remover, counts, limits: () => limits, now: () => now.value })
  const left = (): string =>
    readCaptures(database)
      .page(500)
      .map(({ seq }) => seq)
      .reverse()
      .join(' ')
  const round = (): string => {
    for (let turn = 0, more = true; more; turn++) {
      if (turn > 10_000) throw new Error('it never ends')
      const found = retention.slice()
      for (const capture of found.gone) counts.removed(capture)
      more = found.more
    }
    expect(counts.total()).toEqual(readCaptures(database).counts())
    return left()
  }
  return { database, counts, limits, now, retention, round, marks: storeMarks(database) }
}

describe('retention', () => {
  it('keeps all where there is no limit', () => {
    expect(kept([9_000, 1]).round()).toBe('1 2')
  })

  it('removes the oldest above a count, with their routings and marks, and not one too many', () => {
    const { limits, round, database, marks } = kept([0, 0, 0, 0, 0])
    marks.annotate('c1', { note: 'x' })
    limits.captures = 3
    expect(round()).toBe('3 4 5')
    const rows = (table: string) => database.prepare(`SELECT count(*) AS n FROM ${table}`).get()
    expect([rows('routings'), rows('marks')]).toEqual([{ n: 3 }, { n: 0 }])
  })

  it('removes what is older than its days, to the millisecond', () => {
    const { limits, now, round } = kept([31, 30, 29])
    limits.days = 30
    expect(round()).toBe('2 3')
    now.value += 1
    expect(round()).toBe('3')
  })

  it('never removes pinned ones, though nothing else is left', () => {
    const { limits, round, marks, retention } = kept([40, 40, 40])
    marks.pin(['c1', 'c2', 'c3'], true)
    Object.assign(limits, { captures: 1, days: 1, bytes: 1 })
    expect(round()).toBe('1 2 3')
    marks.pin(['c2'], false)
    retention.again()
    expect(round()).toBe('1 3')
  })

  it('removes nothing of nothing', () => {
    const { limits, round } = kept([])
    Object.assign(limits, { captures: 1, days: 1, bytes: 1 })
    expect(round()).toBe('')
  })

  it('removes the oldest until the pages in use fit, and no more than a few beyond', () => {
    const { limits, round, database } = kept(
      Array.from({ length: 100 }, () => 0),
      Buffer.alloc(40_000, 'x'),
    )
    limits.bytes = usedBytes(database) - 40 * 40_000
    const left = round().split(' ').length
    expect(usedBytes(database)).toBeLessThanOrEqual(limits.bytes)
    expect(left).toBeGreaterThan(48)
    expect(left).toBeLessThan(62)
  })

  it('goes past captures of a future that a wrong clock made, and stops at the first young one', () => {
    const { limits, round } = kept([-400, 40, 1, 40])
    limits.days = 30
    // The last one came when the clock was wrong the other way: it goes by count or size.
    expect(round()).toBe('1 3 4')
  })

  it('lets a limit that was lowered by a lot take many slices of little time', () => {
    const { limits, retention, counts } = kept(Array.from({ length: 5_000 }, () => 0))
    limits.captures = 100
    let slices = 0
    for (let more = true; more; slices++) {
      const round = retention.slice()
      for (const capture of round.gone) counts.removed(capture)
      more = round.more
    }
    expect(counts.total().captures).toBe(100)
    expect(slices).toBeGreaterThan(49)
  })

  it('counts only what no clearing hides', () => {
    const { limits, round, database, counts, retention } = kept([0, 0, 0, 0])
    counts.hide(storeClearings(database).add(null, 2), new Map())
    counts.taken(readCaptures(database).page(1)[0] as never, null)
    counts.taken(readCaptures(database).page(1)[0] as never, null)
    limits.captures = 2
    expect(round()).toBe('3 4')
    expect(database.prepare('SELECT count(*) AS n FROM captures').get()).toEqual({ n: 4 })
    limits.captures = 1
    retention.again()
    expect(round()).toBe('4')
  })
})
