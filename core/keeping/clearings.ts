import type { CaptureCounts } from '../../shared/capture.ts'
import { addToCounts, noCounts } from '../captures/capture-counts.ts'
import { keepFates } from '../captures/keep-fates.ts'
import { type Database, inTransaction } from '../sqlite.ts'
import type { Cleared } from './kept-counts.ts'

type Row = Record<string, string | number | null>

/** The table of clearings: each hides every capture up to a `seq`, but those that were pinned then. */
export const storeClearings = (database: Database) => {
  const fates = keepFates(database)
  const add = database.prepare('INSERT INTO clearings (connection_id, up_to) VALUES (?, ?)')
  const spare = database.prepare('UPDATE marks SET spared = ? WHERE pinned = 1')
  const remove = database.prepare('DELETE FROM clearings WHERE id = ?')
  const all = database.prepare('SELECT id, connection_id, up_to FROM clearings ORDER BY id')
  const pinned = database.prepare(
    `SELECT connection_id, verdict_result, source, signature_status, replay_of FROM marks
     CROSS JOIN captures ON captures.seq = marks.seq WHERE pinned = 1`,
  )
  const inScope = (row: Row, connectionId: string | null): boolean =>
    connectionId === null || row.connection_id === connectionId

  return {
    add: (connectionId: string | null, upTo: number): Cleared =>
      inTransaction(database, () => {
        const id = Number(add.run(connectionId, upTo).lastInsertRowid)
        spare.run(id)
        const cleared = { id, connectionId, upTo }
        fates.hide(cleared)
        return cleared
      }),
    /** What the pinned captures count, of one connection or of all. */
    sparedCounts: (connectionId: string | null): Map<string, CaptureCounts> => {
      const counts = new Map<string, CaptureCounts>()
      for (const row of pinned.all() as unknown as Row[]) {
        if (!inScope(row, connectionId)) continue
        const known = counts.get(String(row.connection_id)) ?? noCounts()
        counts.set(String(row.connection_id), known)
        addToCounts(known, row, 1)
      }
      return counts
    },
    remove: (id: number): void =>
      inTransaction(database, () => {
        remove.run(id)
        fates.show(id)
      }),
    all: (): Cleared[] =>
      (all.all() as unknown as Row[]).map(row => ({
        id: Number(row.id),
        connectionId: row.connection_id === null ? null : String(row.connection_id),
        upTo: Number(row.up_to),
      })),
  }
}
