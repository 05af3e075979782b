import type { Database } from '../sqlite.ts'

/**
 * Whether no clearing hides a capture, in SQL over `captures LEFT JOIN marks ON marks.seq = captures.seq`. A capture
 * that was pinned when a clearing was made is marked as spared by it, also once it is unpinned.
 */
export const notCleared = `NOT EXISTS (
  SELECT 1 FROM clearings WHERE captures.seq <= clearings.up_to
  AND (clearings.connection_id IS NULL OR clearings.connection_id = captures.connection_id)
  AND coalesce(marks.spared, 0) < clearings.id)`

interface Clearing {
  readonly connection_id: string | null
  readonly up_to: number
}

/** What clearings hide: of each connection everything up to a `seq`, but what was pinned then. */
export interface Hidden {
  floorOf(connectionId: string): number
  /** Those of a connection that no clearing hides although they are that old. */
  sparedOf(connectionId: string): ReadonlySet<number>
}

/** Finds the newest captures that no clearing hides by a few seeks, however many are hidden. */
export const readVisible = (database: Database) => {
  const clearings = database.prepare('SELECT connection_id, up_to FROM clearings')
  // From one connection to the next by a seek: DISTINCT would walk over every capture.
  const connections = database.prepare(`
    WITH RECURSIVE c (id) AS (
      SELECT min(connection_id) FROM captures
      UNION ALL SELECT (SELECT min(connection_id) FROM captures WHERE connection_id > c.id) FROM c WHERE c.id IS NOT NULL
    ) SELECT id FROM c WHERE id IS NOT NULL`)
  const above = database.prepare(
    'SELECT seq FROM captures WHERE connection_id = ? AND seq > ? AND seq < ? ORDER BY seq DESC LIMIT ?',
  )
  const spared = database.prepare(`
    SELECT captures.seq, captures.connection_id FROM marks CROSS JOIN captures ON captures.seq = marks.seq
    WHERE marks.spared > 0 AND marks.seq < ? AND ${notCleared} ORDER BY marks.seq DESC LIMIT ?`)
  const floorIn =
    (hidden: readonly Clearing[]) =>
    (id: string): number =>
      Math.max(
        0,
        ...hidden.flatMap(c => (c.connection_id === null || c.connection_id === id ? [c.up_to] : [])),
      )
  const ids = (): string[] => (connections.all() as { id: unknown }[]).map(({ id }) => String(id))
  const seqs = (rows: unknown[]): number[] => rows.map(row => Number((row as { seq: unknown }).seq))

  return {
    /** Whether anything is hidden at all. */
    hidesNone: (): boolean => clearings.get() === undefined,
    /** Null when nothing is. */
    hidden: (): Hidden | null => {
      const all = clearings.all() as unknown as Clearing[]
      if (all.length === 0) return null
      const kept = spared.all(Number.MAX_SAFE_INTEGER, -1) as { connection_id: unknown }[]
      return {
        floorOf: floorIn(all),
        sparedOf: id => new Set(seqs(kept.filter(row => row.connection_id === id))),
      }
    },
    /** Every connection that has captures. */
    connections: ids,
    /** Newest first. */
    newest: (limit: number, beforeSeq = Number.MAX_SAFE_INTEGER): number[] => {
      const floorOf = floorIn(clearings.all() as unknown as Clearing[])
      const found = ids().flatMap(id => seqs(above.all(id, floorOf(id), beforeSeq, limit)))
      return [...new Set([...found, ...seqs(spared.all(beforeSeq, limit))])]
        .sort((a, b) => b - a)
        .slice(0, limit)
    },
  }
}

export type Visible = ReturnType<typeof readVisible>
