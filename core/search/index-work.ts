import { fromRow, listColumns, listTables, type Row } from '../captures/capture-row.ts'
import type { Database } from '../sqlite.ts'
import { makeCaptureIndex, marksHash } from './capture-index.ts'
import { readReadable } from './readable.ts'

/** Keeps an index up to the captures it is made of. Synchronous, in pieces: whoever calls says for how long. */
export interface IndexWork {
  changed(seqs: readonly number[]): void
  removed(seqs: readonly number[]): void
  /** Works for so many milliseconds, and a little more. @returns whether nothing is left to do */
  work(forMs: number): boolean
  /** Writes to disk what was done. */
  commit(): void
  /** All captures up to this `seq` were looked at, by their fields and by their words. */
  rowsUpTo(): number
  wordsUpTo(): number
  /** Overwrites what was removed: merges away its words, piece by piece. @returns whether that is over */
  overwrite(first: boolean): boolean
}

/** How many captures one transaction holds: one for each would leave the index in crumbs. */
const mostInTransaction = 5_000
/** What may have been amended when an earlier run ended too soon to index it. */
const lookedAtAgain = 200
const batch = 200
/** A capture that the disk refused comes later: it is looked for so often. */
const mostTries = 20
const mergePages = 400
/** Counting a longer one would read most of the captures file. */
const longestTail = 10_000
const comparedAtOnce = 5_000

const numberOf = (row: unknown): number => Number(Object.values(row as Record<string, unknown>)[0] ?? 0)

export const makeIndexWork = (database: Database, captures: Database): IndexWork => {
  const index = makeCaptureIndex(database)
  const readable = readReadable(captures)
  const idAt = captures.prepare('SELECT id FROM captures WHERE seq = ?')
  const newest = captures.prepare('SELECT max(seq) FROM captures')
  const rowsAfter = captures.prepare(
    `SELECT ${listColumns}, note FROM ${listTables} WHERE captures.seq > ? ORDER BY captures.seq LIMIT ${batch}`,
  )
  const seqsAfter = captures.prepare(`SELECT seq FROM captures WHERE seq > ? ORDER BY seq LIMIT ${batch}`)
  const totalChanges = database.prepare('SELECT total_changes()')
  const merge = database.prepare("INSERT INTO texts (texts, rank) VALUES ('merge', ?)")

  const dirty = new Set<number>()
  const gone = new Set<number>()
  const tries = new Map<number, number>()
  let { rowsTo, wordsTo } = index.progress()
  /** The newest capture when this began: what is older is passed through, what is newer is told of. */
  let target = numberOf(newest.get())
  /** Up to where what is indexed was held against what is there; infinity: there is no need. */
  let comparedTo = Number.POSITIVE_INFINITY
  let inTransaction = 0

  const begin = (): void => {
    if (inTransaction === 0) database.exec('BEGIN IMMEDIATE')
    inTransaction++
  }
  const commit = (): void => {
    if (inTransaction === 0) return
    inTransaction = 0
    const last = idAt.get(wordsTo) as { id: string } | undefined
    index.setProgress({ rowsTo, wordsTo, lastId: last?.id ?? null })
    database.exec('COMMIT')
  }
  const isBehind = (): boolean => wordsTo < target
  /** Once all older ones are there, the newest that is told of is how far it goes. */
  const advance = (seq: number): void => {
    if (isBehind() || seq <= wordsTo) return
    target = wordsTo = rowsTo = seq
  }

  const look = (seq: number): void => {
    const capture = readable(seq)
    if (capture) {
      index.putRow(capture.summary, capture.note)
      index.putWords(capture)
      tries.delete(seq)
      advance(seq)
      return
    }
    index.remove(seq)
    const tried = (tries.get(seq) ?? 0) + 1
    if (tried < mostTries) tries.set(seq, tried)
    else tries.delete(seq)
  }

  const removeOne = (): void => {
    const [seq] = gone
    if (seq === undefined) return
    gone.delete(seq)
    index.remove(seq)
  }
  const putRows = (): void => {
    const rows = rowsAfter.all(rowsTo) as Row[]
    for (const row of rows) {
      const note = row.note === null ? null : Buffer.from(row.note as Uint8Array).toString()
      try {
        index.putRow(fromRow(row), note)
      } catch {
        // Of a version that is not known here: it is not found by its fields, and stands in the way of no other.
      }
      rowsTo = Number(row.seq)
    }
    if (rows.length < batch) rowsTo = Math.max(rowsTo, target)
  }
  let waiting: number[] = []
  const putWords = (): void => {
    if (waiting.length === 0)
      waiting = (seqsAfter.all(wordsTo) as { seq: number }[]).map(row => row.seq).reverse()
    const seq = waiting.pop()
    if (seq === undefined || seq > target) wordsTo = target
    else {
      const capture = readable(seq)
      if (capture) index.putWords(capture)
      wordsTo = seq
    }
  }
  const lookAtOne = (): void => {
    const [seq] = dirty
    if (seq === undefined) return
    dirty.delete(seq)
    look(seq)
  }
  /** The next thing to do: what is gone, what is new, then what an earlier run left. */
  const next = (): (() => void) | null => {
    if (gone.size > 0) return removeOne
    if (dirty.size > 0) return lookAtOne
    if (rowsTo < target) return putRows
    if (isBehind()) return putWords
    return comparedTo < rowsTo ? compareSome : null
  }

  /** What an earlier run could not tell any more: amendments of the newest, captures that are gone, marks. */
  const catchUp = (): void => {
    for (let seq = Math.max(1, wordsTo - lookedAtAgain); seq <= wordsTo; seq++) dirty.add(seq)
    const marked = captures.prepare(
      'SELECT marks.seq AS seq, pinned, tags, drift, note FROM marks CROSS JOIN captures ON captures.seq = marks.seq WHERE marks.seq <= ?',
    )
    const marksOf = new Map(
      (
        database.prepare('SELECT seq, marks FROM rows WHERE marks <> 0').all() as {
          seq: number
          marks: number
        }[]
      ).map(row => [row.seq, row.marks]),
    )
    for (const row of marked.all(rowsTo) as Row[]) {
      const seq = Number(row.seq)
      const note = row.note === null ? null : Buffer.from(row.note as Uint8Array).toString()
      const hash = marksHash(
        {
          ...(row.pinned === 1 ? { pinned: true as const } : {}),
          ...(row.tags ? { tags: JSON.parse(String(row.tags)) } : {}),
          ...(row.drift === null ? {} : { drift: Number(row.drift) }),
        },
        note,
      )
      if ((marksOf.get(seq) ?? 0) !== hash) dirty.add(seq)
      marksOf.delete(seq)
    }
    for (const seq of marksOf.keys()) dirty.add(seq)
    if (rowsTo === 0 || target - rowsTo > longestTail) return
    const later = numberOf(captures.prepare('SELECT count(*) FROM captures WHERE seq > ?').get(rowsTo))
    // Counted as they are kept: counting them here would read an index of them all.
    const all = numberOf(captures.prepare('SELECT sum(n) FROM fates').get())
    if (all - later !== numberOf(database.prepare('SELECT count(*) FROM rows').get())) comparedTo = 0
  }
  const seqsIn = (db: Database, table: string): ((from: number, to: number) => Set<number>) => {
    const between = db.prepare(`SELECT seq FROM ${table} WHERE seq > ? AND seq <= ?`)
    return (from, to) => new Set((between.all(from, to) as { seq: number }[]).map(row => row.seq))
  }
  const [kept, indexed] = [seqsIn(captures, 'captures'), seqsIn(database, 'rows')]
  const compareSome = (): void => {
    const to = comparedTo + comparedAtOnce
    const [there, known] = [kept(comparedTo, to), indexed(comparedTo, to)]
    for (const seq of known) if (!there.has(seq)) gone.add(seq)
    for (const seq of there) if (!known.has(seq) && seq <= rowsTo) dirty.add(seq)
    comparedTo = to < rowsTo ? to : Number.POSITIVE_INFINITY
  }
  catchUp()

  const upTo = (seq: number): number => {
    let least = seq
    for (const waiting of dirty) least = Math.min(least, waiting - 1)
    return least
  }
  return {
    changed: seqs => {
      for (const seq of seqs) dirty.add(seq)
      for (const seq of tries.keys()) dirty.add(seq)
    },
    removed: seqs => {
      for (const seq of seqs) gone.add(seq)
    },
    work: forMs => {
      const until = performance.now() + forMs
      for (let step = next(); step; step = next()) {
        begin()
        step()
        if (inTransaction >= mostInTransaction) commit()
        if (performance.now() >= until) return next() === null
      }
      return true
    },
    commit,
    rowsUpTo: () => upTo(rowsTo),
    wordsUpTo: () => upTo(wordsTo),
    overwrite: first => {
      commit()
      if (first) index.tidyFacets()
      const before = numberOf(totalChanges.get())
      merge.run(first ? -mergePages : mergePages)
      if (numberOf(totalChanges.get()) - before >= 2) return false
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      return true
    },
  }
}
