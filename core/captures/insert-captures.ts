import type { CaptureSummary } from '../../shared/capture.ts'
import { type Database, inTransaction, type Statement } from '../sqlite.ts'
import { type Capture, fateColumns, leftOutCodes, type Row, toRow } from './capture-row.ts'

/** What became known of a capture after its answer had left. A routing that is left out stays as it was. */
export type Amendment = Pick<Capture, 'summary' | 'routing'>

export interface CaptureInserter {
  /** Writes all or nothing in one transaction. Gives back each summary, with `duplicateOf` where it is one. */
  insert(captures: readonly Capture[]): CaptureSummary[]
  update(amendments: readonly Amendment[]): void
}

export const insertCaptures = (database: Database): CaptureInserter => {
  const columns = (row: Row) => Object.keys(row)
  let insertOne: Statement | undefined
  let updateOne: Statement | undefined
  const route = database.prepare('INSERT OR REPLACE INTO routings (capture_id, routing) VALUES (?, ?)')
  const mark = database.prepare(
    'INSERT OR REPLACE INTO grades (capture_id, connection_id, call_id, source, grade) VALUES (?, ?, ?, ?, ?)',
  )
  const leftOut = database.prepare(
    'INSERT INTO marks (seq, left_out) VALUES (?, ?) ON CONFLICT (seq) DO UPDATE SET left_out = excluded.left_out',
  )
  const change = database.prepare(
    `INSERT INTO marks (seq, replay_changes) VALUES (?, ?)
     ON CONFLICT (seq) DO UPDATE SET replay_changes = excluded.replay_changes`,
  )
  const importMark = database.prepare(
    `INSERT INTO marks (seq, imported, imported_at) VALUES (?, ?, ?)
     ON CONFLICT (seq) DO UPDATE SET imported = excluded.imported, imported_at = excluded.imported_at`,
  )
  const importOf = database.prepare(
    'INSERT OR REPLACE INTO imports (seq, made_of, original) VALUES (?, ?, ?)',
  )
  const original = database.prepare(
    'SELECT id FROM captures WHERE dedupe_key = ? ORDER BY captures.seq LIMIT 1',
  )

  const insertRouting = ({ summary, routing }: Amendment): void => {
    // As bytes: a template's error can quote anything, and SQLite cuts text at NUL.
    if (routing) route.run(summary.id, Buffer.from(JSON.stringify(routing)))
  }
  /** Only what the platform itself has said, and once. */
  const insertGrade = (
    { grade }: Capture,
    { id, connectionId, callId, signature, ...s }: CaptureSummary,
  ): void => {
    if (!grade || callId === null || signature.status !== 'verified' || s.duplicateOf || s.outcome.passedOver)
      return
    mark.run(id, connectionId, callId, grade.source, grade.value)
  }
  const insert = (capture: Capture): CaptureSummary => {
    const twin = capture.dedupeKey ? (original.get(capture.dedupeKey) as Row | undefined) : undefined
    const summary = twin ? { ...capture.summary, duplicateOf: String(twin.id) } : capture.summary
    const row = toRow({ ...capture, summary })
    insertOne ??= database.prepare(
      `INSERT INTO captures (${columns(row).join(', ')}) VALUES (${columns(row)
        .map(() => '?')
        .join(', ')})`,
    )
    insertOne.run(...Object.values(row))
    insertRouting(capture)
    insertGrade(capture, summary)
    if (summary.leftOut) leftOut.run(summary.seq, leftOutCodes.indexOf(summary.leftOut))
    if (capture.replayChanges) change.run(summary.seq, JSON.stringify(capture.replayChanges))
    if (capture.imported) {
      const { file, at, madeOf, original } = capture.imported
      importMark.run(summary.seq, file, at)
      importOf.run(summary.seq, madeOf, original)
    }
    return summary
  }

  return {
    insert: captures => inTransaction(database, () => captures.map(insert)),
    update: amendments =>
      inTransaction(database, () => {
        for (const amendment of amendments) {
          const { summary } = amendment
          const row = fateColumns(summary)
          updateOne ??= database.prepare(
            `UPDATE captures SET ${columns(row)
              .map(column => `${column} = ?`)
              .join(', ')} WHERE id = ?`,
          )
          // One that was removed meanwhile stays removed, with everything that goes with it.
          const { changes } = updateOne.run(...Object.values(row), summary.id)
          if (Number(changes) > 0) insertRouting(amendment)
        }
      }),
  }
}
