import { type CaptureCounts, type CaptureSummary, type ToolExchange, toolCall } from '../../shared/capture.ts'
import { Routing } from '../../shared/rules/rule.ts'
import { type Database, inTransaction, type Statement } from '../sqlite.ts'
import {
  type Capture,
  fateColumns,
  fromRow,
  leftOutCodes,
  listColumns,
  listTables,
  markColumns,
  type Row,
  toRow,
} from './capture-row.ts'
import { type Hidden, notCleared, readVisible } from './visible.ts'

export interface StoredCapture extends Omit<Capture, 'dedupeKey' | 'routing' | 'grade'> {
  /** How its answer was chosen; null where no rule was asked. */
  readonly routing: Routing | null
  readonly note: string | null
  /** What was changed before it was sent again, where it is a replay of ours. */
  readonly replayChanges: string[] | null
}

export interface CallThread {
  readonly captures: CaptureSummary[]
  readonly tools: ToolExchange[]
}

/** What is shown of arguments and replies: enough to know what was said, not a megabyte for each. */
const longestExchange = 4_000
const exchangeText = (cell: unknown): string =>
  Buffer.from(cell as Uint8Array).toString('utf8', 0, longestExchange)

/** Reading captures, beside a running engine or inside it: those that were cleared are gone. Synchronous, as SQLite is. */
export interface CaptureReader {
  /** Newest first, older than `beforeSeq` where given. */
  page(limit: number, beforeSeq?: number): CaptureSummary[]
  /** Those of these that are there, in no particular order. */
  rows(seqs: readonly number[]): CaptureSummary[]
  get(id: string): StoredCapture | null
  /** What clearings hide; null for nothing. */
  hidden(): Hidden | null
  /** Ids that begin like that, in their order. */
  idsLike(beginning: string, limit: number): string[]
  counts(): CaptureCounts
  /** Of each connection that has any. */
  countsByConnection(): Map<string, CaptureCounts>
  /** Of the newest capture there ever was: it may have been removed since. */
  lastSeq(): number
  /** The first capture that a revision of an answer was given to. */
  firstWithRevision(answerId: string, revision: number): string | null
  /** Every capture of one call, oldest first; at most a thousand. */
  ofCall(connectionId: string, callId: string): CallThread
  /** Whether a delivery of this call was taken, not passed over. */
  tookCall(connectionId: string, callId: string): boolean
  /** The caller's number that the first captures of a call name; null when none does. */
  callerOf(connectionId: string, callId: string): string | null
}

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
    `SELECT captures.*, ${markColumns}, note, replay_changes FROM ${listTables} WHERE id = ? AND ${notCleared}`,
  )
  const summary = database.prepare(`SELECT ${listColumns} FROM ${listTables} WHERE captures.seq = ?`)
  const visible = readVisible(database)
  const like = database.prepare(
    `SELECT id FROM ${listTables} WHERE id >= ? AND substr(id, 1, ?) = ? AND ${notCleared} ORDER BY id LIMIT ?`,
  )
  const routing = database.prepare('SELECT routing FROM routings WHERE capture_id = ?')
  const last = database.prepare(
    'SELECT max(coalesce((SELECT max(seq) FROM captures), 0), (SELECT seq FROM high_water)) AS seq',
  )
  const first = database.prepare(
    'SELECT id FROM captures WHERE answer_id = ? AND revision = ? ORDER BY captures.seq LIMIT 1',
  )
  const call = database.prepare(
    `SELECT ${listColumns} FROM ${listTables} WHERE call_id = ? AND connection_id = ? AND ${notCleared}
     ORDER BY captures.seq LIMIT 1000`,
  )
  const said = database.prepare(
    `SELECT id, body, response_body FROM ${listTables}
     WHERE call_id = ? AND connection_id = ? AND event_type = ? AND ${notCleared} LIMIT 1000`,
  )
  const taken = database.prepare(
    'SELECT 1 FROM captures WHERE call_id = ? AND connection_id = ? AND passed_over IS NULL LIMIT 1',
  )
  const caller = database.prepare(
    `SELECT from_number FROM
       (SELECT from_number, connection_id, signature_status FROM captures WHERE call_id = ? ORDER BY captures.seq LIMIT 1000)
     WHERE connection_id = ? AND signature_status = 'verified' AND from_number IS NOT NULL LIMIT 1`,
  )
  const fateOf = 'connection_id, verdict_result, source, signature_status, count(*) AS n'
  const fates = database.prepare(`SELECT ${fateOf} FROM captures GROUP BY 1, 2, 3, 4`)
  const visibleFates = database.prepare(
    `SELECT ${fateOf} FROM ${listTables} WHERE ${notCleared} GROUP BY 1, 2, 3, 4`,
  )
  const countsByConnection = (): Map<string, CaptureCounts> => {
    const counts = new Map<string, CaptureCounts>()
    for (const row of (visible.hidesNone() ? fates : visibleFates).all() as Row[]) {
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
    get: id => {
      const row = one.get(id) as Row | undefined
      if (!row) return null
      return {
        summary: fromRow(row),
        request: {
          method: String(row.method),
          path: String(row.path),
          headers: JSON.parse(String(row.headers)),
          body: Buffer.from(row.body as Uint8Array),
          truncated: row.truncated === 1,
        },
        response: {
          headers: JSON.parse(String(row.response_headers)),
          body: Buffer.from(row.response_body as Uint8Array),
        },
        routing: toRouting(routing.get(id) as Row | undefined),
        note: row.note === null ? null : Buffer.from(row.note as Uint8Array).toString(),
        replayChanges: row.replay_changes === null ? null : JSON.parse(String(row.replay_changes)),
      }
    },
    idsLike: (beginning, limit) =>
      like.all(beginning, beginning.length, beginning, limit).map(row => String((row as Row).id)),
    counts: () => sumCounts(countsByConnection().values()),
    countsByConnection,
    hidden: visible.hidden,
    lastSeq: () => Number((last.get() as Row).seq),
    firstWithRevision: (answerId, revision) => {
      const row = first.get(answerId, revision) as Row | undefined
      return row ? String(row.id) : null
    },
    ofCall: (connectionId, callId) => ({
      captures: call.all(callId, connectionId).map(row => fromRow(row as Row)),
      tools: (said.all(callId, connectionId, toolCall) as Row[]).map(row => ({
        captureId: String(row.id),
        arguments: exchangeText(row.body),
        reply: exchangeText(row.response_body),
      })),
    }),
    tookCall: (connectionId, callId) => taken.get(callId, connectionId) !== undefined,
    callerOf: (connectionId, callId) => {
      const row = caller.get(callId, connectionId) as Row | undefined
      return row ? String(row.from_number) : null
    },
  }
}

export const noCounts = (): CaptureCounts => ({ captures: 0, deadline: 0, rejected: 0, unsigned: 0 })

export const sumCounts = (all: Iterable<CaptureCounts>): CaptureCounts => {
  const sum = noCounts()
  for (const counts of all)
    for (const key of Object.keys(sum) as (keyof CaptureCounts)[]) sum[key] += counts[key]
  return sum
}

/** @param fate the columns of a row that say how a capture ended */
export const addToCounts = (counts: CaptureCounts, fate: Row, n: number): void => {
  counts.captures += n
  if (fate.source === 'deadline') counts.deadline += n
  if (fate.verdict_result === 'rejected') counts.rejected += n
  if (fate.signature_status === 'failed' || fate.signature_status === 'missing') counts.unsigned += n
}

/** The columns of a row that say how it ended. */
const fateIn = (s: CaptureSummary): Row => ({
  source: s.outcome.source,
  verdict_result: s.verdict.result,
  signature_status: s.signature.status,
})

/** Counts one more capture. */
export const countCapture = (counts: CaptureCounts, s: CaptureSummary, n = 1): void =>
  addToCounts(counts, fateIn(s), n)

/** What became known of a capture after its answer had left. A routing that is left out stays as it was. */
export type Amendment = Pick<Capture, 'summary' | 'routing'>

export interface CaptureInserter {
  /** Writes all or nothing in one transaction. Gives back each summary, with `duplicateOf` where it is one. */
  insert(captures: readonly Capture[]): CaptureSummary[]
  update(amendments: readonly Amendment[]): void
}

export const insertCaptures = (database: Database): CaptureInserter => {
  const columns = (row: Row) => Object.keys(row)
  let insertOne: Statement | undefined
  let updateOne: Statement | undefined
  const route = database.prepare('INSERT OR REPLACE INTO routings (capture_id, routing) VALUES (?, ?)')
  const mark = database.prepare(
    'INSERT OR REPLACE INTO grades (capture_id, connection_id, call_id, source, grade) VALUES (?, ?, ?, ?, ?)',
  )
  const leftOut = database.prepare(
    'INSERT INTO marks (seq, left_out) VALUES (?, ?) ON CONFLICT (seq) DO UPDATE SET left_out = excluded.left_out',
  )
  const original = database.prepare(
    'SELECT id FROM captures WHERE dedupe_key = ? ORDER BY captures.seq LIMIT 1',
  )

  const insertRouting = ({ summary, routing }: Amendment): void => {
    // As bytes: a template's error can quote anything, and SQLite cuts text at NUL.
    if (routing) route.run(summary.id, Buffer.from(JSON.stringify(routing)))
  }
  /** Only what the platform itself has said, and once. */
  const insertGrade = (
    { grade }: Capture,
    { id, connectionId, callId, signature, ...s }: CaptureSummary,
  ): void => {
    if (!grade || callId === null || signature.status !== 'verified' || s.duplicateOf || s.outcome.passedOver)
      return
    mark.run(id, connectionId, callId, grade.source, grade.value)
  }
  const insert = (capture: Capture): CaptureSummary => {
    const twin = capture.dedupeKey ? (original.get(capture.dedupeKey) as Row | undefined) : undefined
    const summary = twin ? { ...capture.summary, duplicateOf: String(twin.id) } : capture.summary
    const row = toRow({ ...capture, summary })
    insertOne ??= database.prepare(
      `INSERT INTO captures (${columns(row).join(', ')}) VALUES (${columns(row)
        .map(() => '?')
        .join(', ')})`,
    )
    insertOne.run(...Object.values(row))
    insertRouting(capture)
    insertGrade(capture, summary)
    if (summary.leftOut) leftOut.run(summary.seq, leftOutCodes.indexOf(summary.leftOut))
    return summary
  }

  return {
    insert: captures => inTransaction(database, () => captures.map(insert)),
    update: amendments =>
      inTransaction(database, () => {
        for (const amendment of amendments) {
          const { summary } = amendment
          const row = fateColumns(summary)
          updateOne ??= database.prepare(
            `UPDATE captures SET ${columns(row)
              .map(column => `${column} = ?`)
              .join(', ')} WHERE id = ?`,
          )
          // One that was removed meanwhile stays removed, with everything that goes with it.
          const { changes } = updateOne.run(...Object.values(row), summary.id)
          if (Number(changes) > 0) insertRouting(amendment)
        }
      }),
  }
}
