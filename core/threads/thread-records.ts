import { setImmediate as turn } from 'node:timers/promises'
import { type CaptureSummary, importedConnection, type ToolExchange, toolCall } from '../../shared/capture.ts'
import { fromRow, listColumns, listTables, type Row } from '../captures/capture-row.ts'
import { notCleared } from '../captures/visible.ts'
import type { Database } from '../sqlite.ts'

/** Rows that are read at once: two milliseconds or so. */
const batch = 100
/** Of a call with more captures the first and the last ones are given. */
const mostEnds = 1_000
/** Further than this nobody counts. */
const mostCounted = 20_000
const mostExchanges = 200
/** What is shown of arguments and replies: enough to know what was said, not a megabyte for each. */
const longestExchange = 4_000

const exchangeText = (cell: unknown): string =>
  Buffer.from(cell as Uint8Array).toString('utf8', 0, longestExchange)

/** What belongs to an observed verdict. */
export interface ThreadEnds {
  /** Ids of the captures whose answers may have been used, oldest first. */
  readonly starts: readonly string[]
  /** The newest event of the call's end; null while there is none. */
  readonly end: string | null
}

export interface ThreadRecords {
  /** The captures of a call in the order of their arrival, read in pieces, so that no other call waits. */
  read(
    connectionId: string,
    callId: string,
  ): Promise<{ readonly captures: CaptureSummary[]; readonly omitted: number }>
  /** What was said in those of them that are calls of function tools. */
  exchanges(captures: readonly CaptureSummary[]): Promise<ToolExchange[]>
  /** @param starts the event types that begin a call, @param ends those that end one */
  ends(connectionId: string, callId: string, starts: readonly string[], ends: readonly string[]): ThreadEnds
  /** Calls that the newest captures have brought to an end, each once. */
  lastEnded(ends: readonly string[]): { readonly connectionId: string; readonly callId: string }[]
}

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ')

/** How far back calls are looked at after a start: what came later than that was looked at before. */
const newestCaptures = 1_000
/** Of a flood of captures of one call, as many at either end. */
const mostLookedAt = 200

export const readThreads = (database: Database): ThreadRecords => {
  const ofCall = `call_id = ? AND connection_id = ? AND ${notCleared}`
  const forward = database.prepare(
    `SELECT ${listColumns} FROM ${listTables} WHERE ${ofCall} AND captures.seq > ? ORDER BY captures.seq LIMIT ?`,
  )
  const backward = database.prepare(
    `SELECT ${listColumns} FROM ${listTables} WHERE ${ofCall} AND captures.seq > ? AND captures.seq < ?
     ORDER BY captures.seq DESC LIMIT ?`,
  )
  const counted = database.prepare(
    `SELECT count(*) AS n FROM (SELECT 1 FROM ${listTables} WHERE ${ofCall}
       AND captures.seq > ? AND captures.seq < ? LIMIT ${mostCounted})`,
  )
  const said = database.prepare('SELECT body, response_body FROM captures WHERE id = ?')
  const row = (found: unknown): CaptureSummary => fromRow(found as Row)

  /** @param next reads the next batch after what is there */
  const collect = async (next: (last: CaptureSummary | undefined, limit: number) => CaptureSummary[]) => {
    const all: CaptureSummary[] = []
    while (all.length < mostEnds) {
      const some = next(all.at(-1), batch)
      all.push(...some)
      if (some.length < batch) break
      await turn()
    }
    return all
  }

  return {
    read: async (connectionId, callId) => {
      const first = await collect((last, limit) =>
        forward.all(callId, connectionId, last?.seq ?? 0, limit).map(row),
      )
      const from = first.at(-1)?.seq
      if (first.length < mostEnds || from === undefined) return { captures: first, omitted: 0 }
      const newest = await collect((last, limit) =>
        backward.all(callId, connectionId, from, last?.seq ?? Number.MAX_SAFE_INTEGER, limit).map(row),
      )
      const until = newest.at(-1)?.seq ?? from
      const { n } = counted.get(callId, connectionId, from, until) as { n: number }
      return { captures: [...first, ...newest.reverse()], omitted: Number(n) }
    },
    exchanges: async captures => {
      const exchanges: ToolExchange[] = []
      for (const { id, eventType } of captures) {
        if (eventType !== toolCall) continue
        const found = said.get(id) as Row | undefined
        if (found)
          exchanges.push({
            captureId: id,
            arguments: exchangeText(found.body),
            reply: exchangeText(found.response_body),
          })
        if (exchanges.length === mostExchanges) break
        await turn()
      }
      return exchanges
    },
    ends: (connectionId, callId, starts, ends) => {
      const look = (order: 'ASC' | 'DESC', types: readonly string[]): string[] =>
        database
          .prepare(
            `SELECT id FROM (SELECT id, seq, connection_id, event_type, signature_status, replay_of, passed_over FROM captures WHERE call_id = ? ORDER BY seq ${order} LIMIT ${mostLookedAt})
             WHERE connection_id = ? AND event_type IN (${marks(types)}) AND signature_status = 'verified'
               AND replay_of IS NULL AND passed_over IS NULL ORDER BY seq ${order}`,
          )
          .all(callId, connectionId, ...types)
          .map(found => String((found as Row).id))
      const [end = null] = look('DESC', ends)
      return { starts: end === null ? [] : look('ASC', starts), end }
    },
    // By their seq, and not in the order of an index over all captures, which SQLite would walk for the sake of DISTINCT.
    lastEnded: ends =>
      database
        .prepare(
          `SELECT DISTINCT connection_id, call_id FROM captures NOT INDEXED
           WHERE seq > (SELECT coalesce(max(seq), 0) FROM captures) - ${newestCaptures}
             AND event_type IN (${marks(ends)}) AND signature_status = 'verified' AND replay_of IS NULL
             AND passed_over IS NULL AND call_id IS NOT NULL AND connection_id <> '${importedConnection}'`,
        )
        .all(...ends)
        .map(found => ({
          connectionId: String((found as Row).connection_id),
          callId: String((found as Row).call_id),
        })),
  }
}
