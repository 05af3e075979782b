import { gunzipSync } from 'node:zlib'
import { phoneDigits } from '../../shared/phone.ts'
import { type Database, openDatabase } from '../sqlite.ts'
import { type NumberTrace, traceOf } from './number-trace.ts'

/** Where a number is in the captures file. */
export interface NumberPlaces {
  /** Captures of calls with it, and those that name it: ascending. */
  readonly seqs: number[]
  /** Ids of other captures in whose routing it is named, such as by a rule that did not match. */
  readonly routings: string[]
}

type Row = Record<string, unknown>
const batch = 200

const textColumns = [
  ...[
    'from_number',
    'to_number',
    'event_type',
    'call_id',
    'signature_reason',
    'handler_problem',
    'answer_id',
  ],
  ...['verdict_reason', 'verdict_text', 'verdict_warnings', 'dedupe_key', 'method', 'path', 'headers'],
  ...['response_headers', 'tags', 'replay_changes', 'imported'],
]

const names = (trace: NumberTrace, row: Row): boolean =>
  trace.isIn(Buffer.from(textColumns.map(column => row[column] ?? '').join('\n'))) ||
  [row.body, row.response_body, row.note].some(cell => cell instanceof Uint8Array && trace.isIn(cell)) ||
  inOriginal(trace, row)

/** A fixture's own text names what a capture has no place for. */
const inOriginal = (trace: NumberTrace, { original }: Row): boolean =>
  original instanceof Uint8Array && trace.isIn(gunzipSync(original))

const isOfNumber = (trace: NumberTrace, row: Row): boolean =>
  [row.from_number, row.to_number].some(
    number => typeof number === 'string' && phoneDigits(number) === trace.digits,
  )

/** Reads every capture, in short reads that hold up nobody. For a thread of its own: of a million it takes half a minute. */
export const findNumber = (file: string, digits: string): NumberPlaces => {
  const trace = traceOf(digits)
  const database = openDatabase(file, { readOnly: true })
  try {
    return findIn(database, trace)
  } finally {
    database.close()
  }
}

const findIn = (database: Database, trace: NumberTrace): NumberPlaces => {
  const next = database.prepare(`SELECT seq FROM captures WHERE seq > ? ORDER BY seq LIMIT ${batch}`)
  // One by one: two hundred large bodies at once would be more memory than the whole engine takes.
  const one = database.prepare(
    `SELECT captures.seq, connection_id, ${textColumns.join(', ')}, body, response_body, note, original
     FROM captures LEFT JOIN marks ON marks.seq = captures.seq LEFT JOIN imports ON imports.seq = captures.seq WHERE captures.seq = ?`,
  )
  const ofCall = database.prepare('SELECT seq FROM captures WHERE call_id = ? AND connection_id = ?')
  const seqs = new Set<number>()
  const calls = new Map<string, readonly [callId: string, connectionId: string]>()
  const look = (seq: number): void => {
    const row = one.get(seq) as Row | undefined
    if (!row) return
    const isOf = isOfNumber(trace, row)
    if (isOf && row.call_id !== null) {
      const call = [String(row.call_id), String(row.connection_id)] as const
      calls.set(JSON.stringify(call), call)
    }
    if (isOf || names(trace, row)) seqs.add(seq)
  }
  for (let seq = 0; ; ) {
    const some = (next.all(seq) as Row[]).map(row => Number(row.seq))
    some.forEach(look)
    seq = some.at(-1) ?? seq
    if (some.length < batch) break
  }
  for (const call of calls.values()) for (const row of ofCall.all(...call)) seqs.add(Number((row as Row).seq))
  return { seqs: [...seqs].sort((a, b) => a - b), routings: routingsWith(database, trace) }
}

const routingsWith = (database: Database, trace: NumberTrace): string[] => {
  const next = database.prepare(
    `SELECT capture_id, routing FROM routings WHERE capture_id > ? ORDER BY capture_id LIMIT ${batch}`,
  )
  const found: string[] = []
  for (let id = ''; ; ) {
    const rows = next.all(id) as Row[]
    for (const row of rows) if (trace.isIn(row.routing as Uint8Array)) found.push(String(row.capture_id))
    id = String(rows.at(-1)?.capture_id)
    if (rows.length < batch) return found
  }
}
