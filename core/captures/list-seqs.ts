import type { Database } from '../sqlite.ts'
import type { Visible } from './visible.ts'

export interface ListedSeqs {
  /** Newest first. */
  readonly seqs: Uint32Array
  /** There are older ones, beyond the limit. */
  readonly more: boolean
}

/** Read at once: about a millisecond. */
const atOnce = 4_000

/**
 * The newest captures of a connection, or of all, that no clearing hides, by their `seq`. They come out of an index that
 * holds nothing else, in pieces: a call that comes meanwhile has its turn.
 */
export const listSeqs = (database: Database, visible: Visible) => {
  // Strung together by SQLite: as many rows as objects would take ten times as long.
  const piece = database.prepare(
    `SELECT group_concat(seq) AS seqs FROM
       (SELECT seq FROM captures WHERE connection_id = ? AND seq > ? AND seq < ? ORDER BY seq DESC LIMIT ?)`,
  )
  const ofConnection = async (id: string, afterSeq: number, limit: number): Promise<number[]> => {
    const found: number[] = []
    while (found.length < limit) {
      const size = Math.min(atOnce, limit - found.length)
      const { seqs } = piece.get(id, afterSeq, found.at(-1) ?? Number.MAX_SAFE_INTEGER, size) as {
        seqs: string | null
      }
      const some = seqs === null ? [] : seqs.split(',').map(Number)
      for (const seq of some) found.push(seq)
      if (some.length < size) break
      await new Promise(resolve => setImmediate(resolve))
    }
    return found
  }
  return async (connectionId: string | null, afterSeq: number, limit: number): Promise<ListedSeqs> => {
    const hidden = visible.hidden()
    const all: number[] = []
    for (const id of connectionId === null ? visible.connections() : [connectionId]) {
      const floor = hidden?.floorOf(id) ?? 0
      const newer = await ofConnection(id, Math.max(afterSeq, floor), limit + 1)
      for (const seq of newer) all.push(seq)
      for (const seq of hidden?.sparedOf(id) ?? []) if (seq > afterSeq && seq <= floor) all.push(seq)
    }
    const sorted = Uint32Array.from(all).sort().reverse()
    return { seqs: sorted.subarray(0, limit), more: sorted.length > limit }
  }
}
