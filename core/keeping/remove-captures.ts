import type { Row } from '../captures/capture-row.ts'
import { type Database, inTransaction } from '../sqlite.ts'
import type { RemovedCapture } from './kept-counts.ts'

export interface CaptureRemover {
  /**
   * Removes captures for good with everything that goes with them, in one transaction: in their order, until the time is
   * over, but at least one.
   * @param forMs milliseconds
   * @returns those that are gone, and how many of the list were gone through
   */
  remove(seqs: readonly number[], forMs: number): { readonly gone: RemovedCapture[]; readonly done: number }
}

export const makeRemover = (database: Database): CaptureRemover => {
  const capture = database.prepare(
    'DELETE FROM captures WHERE seq = ? RETURNING id, connection_id, verdict_result, source, signature_status, replay_of',
  )
  const spared = database.prepare('SELECT spared FROM marks WHERE seq = ?')
  const mark = database.prepare('DELETE FROM marks WHERE seq = ?')
  const routing = database.prepare('DELETE FROM routings WHERE capture_id = ?')
  const grade = database.prepare('DELETE FROM grades WHERE capture_id = ?')
  const imported = database.prepare('DELETE FROM imports WHERE seq = ?')
  // A seq never comes twice: a page, the search index and what was noted of it know a capture by it.
  const highWater = database.prepare('UPDATE high_water SET seq = ? WHERE seq < ?')

  const removeOne = (seq: number): RemovedCapture | null => {
    const marked = spared.get(seq) as Row | undefined
    // Before its marks: whether it is hidden, and so where it is counted, stands in them.
    const [row] = capture.all(seq) as Row[]
    if (marked) {
      mark.run(seq)
      imported.run(seq)
    }
    if (!row) return null
    routing.run(String(row.id))
    grade.run(String(row.id))
    return { seq, connectionId: String(row.connection_id), spared: Number(marked?.spared ?? 0), fate: row }
  }

  return {
    remove: (seqs, forMs) => {
      const until = performance.now() + forMs
      const gone: RemovedCapture[] = []
      let done = 0
      let highest = 0
      inTransaction(database, () => {
        for (const seq of seqs) {
          const removed = removeOne(seq)
          if (removed) gone.push(removed)
          highest = Math.max(highest, seq)
          done++
          if (performance.now() >= until) break
        }
        highWater.run(highest, highest)
      })
      return { gone, done }
    },
  }
}
