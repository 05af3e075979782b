import { fromRow, listColumns, listTables, type Row } from '../captures/capture-row.ts'
import type { Database } from '../sqlite.ts'
import type { Readable } from './capture-text.ts'

/** What is looked at of one body, in bytes: searches wait while one is read. */
const longestIndexed = 4_194_304

const textOf = (cell: unknown): string | null =>
  cell === null || cell === undefined ? null : Buffer.from(cell as Uint8Array).toString()

/** Nothing at all comes as null. */
const bytesOf = (cell: unknown): Uint8Array => (cell as Uint8Array | null) ?? new Uint8Array(0)

/** Reads captures one by one with what they are found by, since a body may be large; null for one that is gone or not understood. */
export const readReadable = (captures: Database): ((seq: number) => Readable | null) => {
  // Of an empty body SQLite takes NULL for a part.
  const one = captures.prepare(
    `SELECT ${listColumns}, note, headers, response_headers, coalesce(substr(body, 1, ${longestIndexed}), x'') AS body,
       coalesce(substr(response_body, 1, ${longestIndexed}), x'') AS reply, (SELECT name FROM answers WHERE id = answer_id) AS answer_name
     FROM ${listTables} WHERE captures.seq = ?`,
  )
  return seq => {
    const row = one.get(seq) as Row | undefined
    if (!row) return null
    try {
      return {
        summary: fromRow(row),
        path: String(row.path),
        headers: JSON.parse(String(row.headers)),
        body: bytesOf(row.body),
        replyHeaders: JSON.parse(String(row.response_headers)),
        reply: bytesOf(row.reply),
        answerName: row.answer_name === null ? null : String(row.answer_name),
        note: textOf(row.note),
      }
    } catch {
      return null
    }
  }
}
