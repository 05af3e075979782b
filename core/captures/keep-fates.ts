import type { Database } from '../sqlite.ts'
import type { Row } from './capture-row.ts'

interface Clearing {
  readonly id: number
  /** Null: of all. */
  readonly connectionId: string | null
  readonly upTo: number
}

const fate = ['connection_id', 'verdict_result', 'source', 'signature_status', 'is_replay']
const of = (table: string): string => `(${fate.map(column => `${table}.${column}`).join(', ')})`

/**
 * How many captures of each fate there are, whatever their number: triggers count with each change of captures, and what
 * is hidden is counted with the clearing that hides it. Whoever moves a clearing holds the transaction.
 */
export const keepFates = (database: Database) => {
  const shown = database.prepare(
    `SELECT connection_id, verdict_result, source, signature_status, nullif(is_replay, 0) AS replay_of, n
     FROM fates WHERE clearing = 0 AND n > 0`,
  )
  const hide = database.prepare(
    'UPDATE fates SET clearing = ?1 WHERE clearing = 0 AND (?2 IS NULL OR connection_id = ?2)',
  )
  const spare = database.prepare(
    `INSERT INTO fates
     SELECT 0, connection_id, verdict_result, source, signature_status, replay_of IS NOT NULL AS is_replay, count(*)
     FROM (SELECT seq FROM marks WHERE pinned = 1 UNION SELECT seq FROM captures WHERE seq > ?2) AS staying
     CROSS JOIN captures ON captures.seq = staying.seq
     WHERE ?1 IS NULL OR connection_id = ?1 GROUP BY ${fate.join(', ')}`,
  )
  const subtractSpared = database.prepare(
    `UPDATE fates SET n = fates.n - spared.n
     FROM (SELECT * FROM fates WHERE clearing = 0 AND (?2 IS NULL OR connection_id = ?2)) AS spared
     WHERE fates.clearing = ?1 AND ${of('fates')} = ${of('spared')}`,
  )
  // A later clearing of the same connection hides all that this one did.
  const show = database.prepare(
    `INSERT INTO fates
     SELECT coalesce((SELECT min(id) FROM clearings
         WHERE id > ?1 AND (clearings.connection_id IS NULL OR clearings.connection_id = hidden.connection_id)), 0),
       ${fate.join(', ')}, n
     FROM fates AS hidden WHERE clearing = ?1
     ON CONFLICT DO UPDATE SET n = fates.n + excluded.n`,
  )
  const over = database.prepare('DELETE FROM fates WHERE clearing = ?')

  return {
    /** Of what no clearing hides: the columns of a capture that say how it ended, and `n`. */
    shown: (): Row[] => shown.all() as Row[],
    /** A clearing was made: what it hides counts as hidden, the pinned ones do not. */
    hide: ({ id, connectionId, upTo }: Clearing): void => {
      hide.run(id, connectionId)
      spare.run(connectionId, upTo)
      subtractSpared.run(id, connectionId)
    },
    /** A clearing is no more: what is left of that which it hid is shown again. */
    show: (clearing: number): void => {
      show.run(clearing)
      over.run(clearing)
    },
  }
}
