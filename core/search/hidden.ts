import type { Database } from '../sqlite.ts'

/** Captures that were cleared and can still come back: the index has them, and they are not found. */
export interface Hidden {
  /** Null: of all connections. */
  readonly connectionId: string | null
  readonly upTo: number
  /** Those of them that stayed, because they were pinned. */
  readonly spared: readonly number[]
}

export const readHidden = (captures: Database): (() => readonly Hidden[]) => {
  const clearings = captures.prepare('SELECT id, connection_id, up_to FROM clearings')
  const spared = captures.prepare('SELECT seq FROM marks WHERE spared > 0 AND spared >= ? AND seq <= ?')
  return () =>
    (clearings.all() as { id: number; connection_id: string | null; up_to: number }[]).map(clearing => ({
      connectionId: clearing.connection_id,
      upTo: clearing.up_to,
      spared: (spared.all(clearing.id, clearing.up_to) as { seq: number }[]).map(row => row.seq),
    }))
}
