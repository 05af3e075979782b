import type { Database } from '../sqlite.ts'
import { makeCaptureIndex } from './capture-index.ts'
import { type FindQuery, makeFinder } from './find-captures.ts'
import { readReadable } from './readable.ts'
import { openSearchInMemory } from './search-database.ts'

const batch = 200

/**
 * Finds captures without an index file: each is read whole and looked at by an index in memory, which makes it find just
 * the same, some thousand a second. Newest first, in batches.
 */
export const scanCaptures = function* (captures: Database, query: FindQuery): Generator<readonly number[]> {
  const database = openSearchInMemory()
  try {
    const index = makeCaptureIndex(database)
    const finder = makeFinder(database)
    const readable = readReadable(captures)
    const before = captures.prepare(
      `SELECT seq FROM captures WHERE seq > ? AND seq < ? ORDER BY seq DESC LIMIT ${batch}`,
    )
    let to = query.beforeSeq ?? Number.MAX_SAFE_INTEGER
    for (;;) {
      const seqs = (before.all(query.afterSeq, to) as { seq: number }[]).map(row => row.seq)
      for (const seq of seqs) {
        const capture = readable(seq)
        if (!capture) continue
        index.putRow(capture.summary, capture.note)
        index.putWords(capture)
      }
      yield [...finder.find({ ...query, limit: batch }).seqs]
      if (seqs.length < batch) return
      to = seqs.at(-1) ?? 0
      database.exec("INSERT INTO texts (texts) VALUES ('delete-all'); DELETE FROM rows")
    }
  } finally {
    database.close()
  }
}
