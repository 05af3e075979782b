import type { Database } from '../sqlite.ts'

/**
 * Whether no clearing hides a capture, in SQL over `captures LEFT JOIN marks ON marks.seq = captures.seq`. A capture
 * that was pinned when a clearing was made is marked as spared by it, also once it is unpinned.
 */
export const notCleared = `NOT EXISTS (
  SELECT 1 FROM clearings WHERE captures.seq <= clearings.up_to
  AND (clearings.connection_id IS NULL OR clearings.connection_id = captures.connection_id)
  AND coalesce(marks.spared, 0) < clearings.id)`

/** What clearings hide, for whoever does not ask the captures file itself. */
export interface Hidden {
  /** Of one connection, or null: of all. */
  readonly upTo: readonly (readonly [connectionId: string | null, seq: number])[]
  /** These are shown all the same. */
  readonly but: readonly number[]
}

interface Clearing {
  readonly connection_id: string | null
  readonly up_to: number
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
    SELECT captures.seq FROM marks CROSS JOIN captures ON captures.seq = marks.seq
    WHERE marks.spared > 0 AND marks.seq < ? AND ${notCleared} ORDER BY marks.seq DESC LIMIT ?`)
  const seqs = (rows: unknown[]): number[] => rows.map(row => Number((row as { seq: unknown }).seq))

  return {
    hidden: (): Hidden | null => {
      const all = clearings.all() as unknown as Clearing[]
      if (all.length === 0) return null
      return {
        upTo: all.map(({ connection_id, up_to }) => [connection_id, up_to] as const),
        but: seqs(spared.all(Number.MAX_SAFE_INTEGER, -1)),
      }
    },
    /** Whether anything is hidden at all. */
    hidesNone: (): boolean => clearings.get() === undefined,
    /** Newest first. */
    newest: (limit: number, beforeSeq = Number.MAX_SAFE_INTEGER): number[] => {
      const hidden = clearings.all() as unknown as Clearing[]
      const floorOf = (id: string): number =>
        Math.max(
          0,
          ...hidden.flatMap(c => (c.connection_id === null || c.connection_id === id ? [c.up_to] : [])),
        )
      const ids = (connections.all() as { id: unknown }[]).map(({ id }) => String(id))
      const found = ids.flatMap(id => seqs(above.all(id, floorOf(id), beforeSeq, limit)))
      return [...new Set([...found, ...seqs(spared.all(beforeSeq, limit))])]
        .sort((a, b) => b - a)
        .slice(0, limit)
    },
  }
}
