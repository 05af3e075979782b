import type { CaptureSummary } from '../../shared/capture.ts'
import { Problem } from '../../shared/problem.ts'
import { fromRow, listColumns, listTables, type Row } from '../captures/capture-row.ts'
import { notCleared } from '../captures/visible.ts'
import { type Database, inTransaction } from '../sqlite.ts'

export interface Annotation {
  readonly note?: string | null | undefined
  readonly tags?: readonly string[] | undefined
}

/** What people add to captures, by their `seq`. Text is kept as bytes, because SQLite cuts text at NUL. */
export const storeMarks = (database: Database) => {
  const one = database.prepare(`SELECT ${listColumns} FROM ${listTables} WHERE id = ? AND ${notCleared}`)
  const bySeq = database.prepare(`SELECT ${listColumns} FROM ${listTables} WHERE captures.seq = ?`)
  const pin = database.prepare(
    'INSERT INTO marks (seq, pinned) VALUES (?, ?) ON CONFLICT (seq) DO UPDATE SET pinned = excluded.pinned',
  )
  const note = database.prepare(
    'INSERT INTO marks (seq, note) VALUES (?, ?) ON CONFLICT (seq) DO UPDATE SET note = excluded.note',
  )
  const tags = database.prepare(
    'INSERT INTO marks (seq, tags) VALUES (?, ?) ON CONFLICT (seq) DO UPDATE SET tags = excluded.tags',
  )
  const seqOf = (id: string): number | null => {
    const row = one.get(id) as Row | undefined
    return row ? Number(row.seq) : null
  }
  /** As a list shows it now; null when it is gone. */
  const summaryOf = (seq: number): CaptureSummary | null => {
    const row = bySeq.get(seq) as Row | undefined
    return row ? fromRow(row) : null
  }
  const summaries = (seqs: readonly number[]): CaptureSummary[] => seqs.flatMap(seq => summaryOf(seq) ?? [])

  const shown = database.prepare(`SELECT 1 FROM ${listTables} WHERE captures.seq = ? AND ${notCleared}`)
  const removed = database.prepare('SELECT seq FROM high_water')

  return {
    summaryOf,
    /** Whether a capture was removed, or is hidden by a clearing; one that the disk has refused so far is neither. */
    isGone: (seq: number): boolean =>
      shown.get(seq) === undefined && (summaryOf(seq) !== null || Number((removed.get() as Row).seq) >= seq),
    /** Captures that are gone are left out. @returns those that are there, as they are now */
    pin: (ids: readonly string[], pinned: boolean): CaptureSummary[] => {
      const seqs = ids.flatMap(id => seqOf(id) ?? [])
      inTransaction(database, () => {
        for (const seq of seqs) pin.run(seq, pinned ? 1 : 0)
      })
      return summaries(seqs)
    },
    /** An empty note is none. @throws Problem `capture-not-found` */
    annotate: (id: string, annotation: Annotation): CaptureSummary[] => {
      const seq = seqOf(id)
      if (seq === null) throw new Problem('capture-not-found', { id })
      inTransaction(database, () => {
        if (annotation.note !== undefined)
          note.run(seq, annotation.note ? Buffer.from(annotation.note) : null)
        // JSON writes NUL as an escape.
        if (annotation.tags !== undefined)
          tags.run(seq, annotation.tags.length > 0 ? JSON.stringify([...new Set(annotation.tags)]) : null)
      })
      return summaries([seq])
    },
  }
}

export type Marks = ReturnType<typeof storeMarks>
