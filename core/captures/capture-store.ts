import { gunzipSync } from 'node:zlib'
import type { CaptureCounts, CaptureSummary } from '../../shared/capture.ts'
import { Routing } from '../../shared/rules/rule.ts'
import type { Database } from '../sqlite.ts'
import { addToCounts, noCounts, sumCounts } from './capture-counts.ts'
import { type Capture, fromRow, listColumns, listTables, type Row } from './capture-row.ts'
import { keepFates } from './keep-fates.ts'
import { type ListedSeqs, listSeqs } from './list-seqs.ts'
import { notCleared, readVisible } from './visible.ts'

export interface StoredCapture
  extends Omit<Capture, 'dedupeKey' | 'routing' | 'grade' | 'replayChanges' | 'imported'> {
  /** How its answer was chosen; null where no rule was asked. */
  readonly routing: Routing | null
  readonly note: string | null
  /** What was changed before it was sent again, where it is a replay of ours. */
  readonly replayChanges: string[] | null
  /** Where it was imported: the fixture that it came as, word for word; null where it was none. */
  readonly importedText?: string | null
}

/** Reading captures, beside a running engine or inside it: those that were cleared are gone. Synchronous, as SQLite is. */
export interface CaptureReader {
  /** Newest first, older than `beforeSeq` where given. */
  page(limit: number, beforeSeq?: number): CaptureSummary[]
  /** Those of these that are there, in no particular order. */
  rows(seqs: readonly number[]): CaptureSummary[]
  /** The newest of a connection, or of all (null), without their rows. */
  seqs(connectionId: string | null, afterSeq: number, limit: number): Promise<ListedSeqs>
  /** @param mostBytes of each body; left out: all of it */
  get(id: string, mostBytes?: number): StoredCapture | null
  /** Up to `most` bytes of a body, from a byte on; null when there is no such capture. */
  bodyPart(id: string, of: 'request' | 'response', from: number, most: number): Buffer | null
  /** Ids that begin like that, in their order. */
  idsLike(beginning: string, limit: number): string[]
  counts(): CaptureCounts
  /** Of each connection that has any. */
  countsByConnection(): Map<string, CaptureCounts>
  /** Of the newest capture there ever was: it may have been removed since. */
  lastSeq(): number
  /** The first capture that a revision of an answer was given to. */
  firstWithRevision(answerId: string, revision: number): string | null
  /** The capture that was made of the same file before, where it is still there. */
  importedBefore(madeOf: string): string | null
  /** Whether a delivery of this call was taken, not passed over. */
  tookCall(connectionId: string, callId: string): boolean
  /** The caller's number that the first captures of a call name; null when none does. */
  callerOf(connectionId: string, callId: string): string | null
}

/** Longer than any BLOB. */
const wholeBody = 2_147_483_647

/** No bytes at all come as null. */
const bytesOf = (cell: unknown): Buffer => Buffer.from((cell as Uint8Array | null) ?? [])

/** Of this machine's own making, and bounded when it was taken in. */
const textOfImport = (row: Row | undefined): string | null =>
  row?.original ? gunzipSync(row.original as Uint8Array).toString('utf8') : null

const toRouting = (row: Row | undefined): Routing | null =>
  row ? Routing.parse(JSON.parse(Buffer.from(row.routing as Uint8Array).toString())) : null

export const readCaptures = (database: Database): CaptureReader => {
  const newest = database.prepare(
    `SELECT ${listColumns} FROM ${listTables} ORDER BY captures.seq DESC LIMIT ?`,
  )
  const older = database.prepare(
    `SELECT ${listColumns} FROM ${listTables} WHERE captures.seq < ? ORDER BY captures.seq DESC LIMIT ?`,
  )
  const some = database.prepare(
    `SELECT ${listColumns} FROM ${listTables} WHERE captures.seq IN (SELECT value FROM json_each(?)) AND ${notCleared}`,
  )
  const one = database.prepare(
    `SELECT ${listColumns}, note, replay_changes, method, truncated, headers, response_headers,
       substr(body, 1, ?1) AS body, length(body) AS body_bytes,
       substr(response_body, 1, ?1) AS response_body, length(response_body) AS response_bytes
     FROM ${listTables} WHERE id = ?2 AND ${notCleared}`,
  )
  const part = {
    request: database.prepare('SELECT substr(body, ?, ?) AS part FROM captures WHERE id = ?'),
    response: database.prepare('SELECT substr(response_body, ?, ?) AS part FROM captures WHERE id = ?'),
  }
  const summary = database.prepare(`SELECT ${listColumns} FROM ${listTables} WHERE captures.seq = ?`)
  const visible = readVisible(database)
  const like = database.prepare(
    `SELECT id FROM ${listTables} WHERE id >= ? AND substr(id, 1, ?) = ? AND ${notCleared} ORDER BY id LIMIT ?`,
  )
  const original = database.prepare('SELECT original FROM imports WHERE seq = ?')
  const routing = database.prepare('SELECT routing FROM routings WHERE capture_id = ?')
  const last = database.prepare(
    'SELECT max(coalesce((SELECT max(seq) FROM captures), 0), (SELECT seq FROM high_water)) AS seq',
  )
  const first = database.prepare(
    'SELECT id FROM captures WHERE answer_id = ? AND revision = ? AND replay_of IS NULL ORDER BY captures.seq LIMIT 1',
  )
  const before = database.prepare(
    `SELECT id FROM imports CROSS JOIN captures ON captures.seq = imports.seq LEFT JOIN marks ON marks.seq = captures.seq
     WHERE made_of = ? AND ${notCleared} LIMIT 1`,
  )
  const taken = database.prepare(
    'SELECT 1 FROM captures WHERE call_id = ? AND connection_id = ? AND passed_over IS NULL LIMIT 1',
  )
  const caller = database.prepare(
    `SELECT from_number FROM
       (SELECT from_number, connection_id, signature_status FROM captures WHERE call_id = ? ORDER BY captures.seq LIMIT 1000)
     WHERE connection_id = ? AND signature_status = 'verified' AND from_number IS NOT NULL LIMIT 1`,
  )
  const fates = keepFates(database)
  const countsByConnection = (): Map<string, CaptureCounts> => {
    const counts = new Map<string, CaptureCounts>()
    for (const row of fates.shown()) {
      const known = counts.get(String(row.connection_id)) ?? noCounts()
      counts.set(String(row.connection_id), known)
      addToCounts(known, row, Number(row.n))
    }
    return counts
  }
  const newestRows = (limit: number, beforeSeq: number | undefined): Row[] => {
    if (!visible.hidesNone()) return visible.newest(limit, beforeSeq).map(seq => summary.get(seq) as Row)
    return (beforeSeq === undefined ? newest.all(limit) : older.all(beforeSeq, limit)) as Row[]
  }
  return {
    page: (limit, beforeSeq) => newestRows(limit, beforeSeq).map(fromRow),
    rows: seqs => some.all(JSON.stringify(seqs)).map(row => fromRow(row as Row)),
    seqs: listSeqs(database, visible),
    get: (id, mostBytes = wholeBody) => {
      const row = one.get(mostBytes, id) as Row | undefined
      if (!row) return null
      return {
        summary: fromRow(row),
        request: {
          method: String(row.method),
          path: String(row.path),
          headers: JSON.parse(String(row.headers)),
          body: bytesOf(row.body),
          ...(Number(row.body_bytes) > mostBytes ? { bodyBytes: Number(row.body_bytes) } : {}),
          truncated: row.truncated === 1,
        },
        response: {
          headers: JSON.parse(String(row.response_headers)),
          body: bytesOf(row.response_body),
          ...(Number(row.response_bytes) > mostBytes ? { bodyBytes: Number(row.response_bytes) } : {}),
        },
        routing: toRouting(routing.get(id) as Row | undefined),
        note: row.note === null ? null : Buffer.from(row.note as Uint8Array).toString(),
        ...(row.imported === null
          ? {}
          : { importedText: textOfImport(original.get(row.seq as number) as Row | undefined) }),
        replayChanges: row.replay_changes === null ? null : JSON.parse(String(row.replay_changes)),
      }
    },
    bodyPart: (id, of, from, most) => {
      const row = part[of].get(from + 1, most, id) as Row | undefined
      return row ? bytesOf(row.part) : null
    },
    idsLike: (beginning, limit) =>
      like.all(beginning, beginning.length, beginning, limit).map(row => String((row as Row).id)),
    counts: () => sumCounts(countsByConnection().values()),
    countsByConnection,
    lastSeq: () => Number((last.get() as Row).seq),
    firstWithRevision: (answerId, revision) => {
      const row = first.get(answerId, revision) as Row | undefined
      return row ? String(row.id) : null
    },
    importedBefore: madeOf => {
      const row = before.get(madeOf) as Row | undefined
      return row ? String(row.id) : null
    },
    tookCall: (connectionId, callId) => taken.get(callId, connectionId) !== undefined,
    callerOf: (connectionId, callId) => {
      const row = caller.get(callId, connectionId) as Row | undefined
      return row ? String(row.from_number) : null
    },
  }
}
