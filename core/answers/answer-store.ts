import { type AnswerContent, AnswerKind } from '../../shared/answer.ts'
import { PlatformId } from '../../shared/platform.ts'
import { type Database, inTransaction } from '../sqlite.ts'

export interface StoredRevision extends AnswerContent {
  readonly answerId: string
  readonly revision: number
  readonly note: string | null
  readonly forced: boolean
  readonly createdAt: number
}

export interface StoredAnswer {
  readonly id: string
  readonly platform: PlatformId
  readonly kind: AnswerKind
  readonly name: string
  readonly pinned: boolean
  readonly createdAt: number
  readonly draft: AnswerContent | null
  readonly newest: StoredRevision
}

/** A line of the history, without its body. */
export interface RevisionRow {
  readonly revision: number
  readonly createdAt: number
  readonly note: string | null
  readonly forced: boolean
  readonly status: number
  readonly delayMs: number
  /** Bytes of the body. */
  readonly size: number
  readonly firstCaptureId: string | null
}

type Row = Record<string, unknown>
const text = (cell: unknown): string => Buffer.from(cell as Uint8Array).toString('utf8')
const noteIn = (row: Row): string | null => (row.note === null ? null : String(row.note))

/** A draft of a version that knew no status is sent with 200 and at once. */
const draftIn = (row: Row): AnswerContent | null =>
  row.draft === null
    ? null
    : {
        text: text(row.draft),
        status: Number(row.draft_status ?? 200),
        delayMs: Number(row.draft_delay_ms ?? 0),
      }

const answerIn = (row: Row): StoredAnswer => ({
  id: String(row.id),
  platform: PlatformId.parse(row.platform),
  kind: AnswerKind.parse(row.kind),
  name: String(row.name),
  pinned: row.pinned === 1,
  createdAt: Number(row.made_at),
  draft: draftIn(row),
  newest: {
    answerId: String(row.id),
    revision: Number(row.revision),
    createdAt: Number(row.created_at),
    note: noteIn(row),
    forced: row.forced === 1,
    text: text(row.body),
    status: Number(row.status),
    delayMs: Number(row.delay_ms),
  },
})

const answerColumns = `
  a.id, a.platform, a.kind, a.name, a.pinned, a.created_at AS made_at, a.draft, a.draft_status, a.draft_delay_ms,
  r.revision, r.created_at, r.note, r.forced, r.status, r.delay_ms, r.body FROM answers a
  JOIN revisions r ON r.answer_id = a.id AND r.revision = (SELECT max(revision) FROM revisions WHERE answer_id = a.id)`

/** Answers and their revisions in the captures file. Text is kept as bytes, because SQLite cuts text at NUL. */
export const storeAnswers = (database: Database) => {
  const prepare = (sql: string) => database.prepare(sql)
  const all = prepare(`SELECT ${answerColumns} WHERE a.deleted_at IS NULL ORDER BY a.created_at, a.id`)
  const one = prepare(`SELECT ${answerColumns} WHERE a.id = ?`)
  const head = prepare('SELECT name, deleted_at FROM answers WHERE id = ?')
  const latest = prepare('SELECT max(created_at) AS at FROM answers')
  const add = prepare('INSERT INTO answers (id, platform, kind, name, created_at) VALUES (?, ?, ?, ?, ?)')
  const revise = prepare(
    `INSERT INTO revisions (answer_id, revision, created_at, note, forced, status, delay_ms, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const draft = prepare('UPDATE answers SET draft = ?, draft_status = ?, draft_delay_ms = ? WHERE id = ?')
  const name = prepare('UPDATE answers SET name = ? WHERE id = ?')
  const kind = prepare('UPDATE answers SET kind = ? WHERE id = ?')
  const pinned = prepare('UPDATE answers SET pinned = ? WHERE id = ?')
  const deleted = prepare('UPDATE answers SET deleted_at = ? WHERE id = ?')
  const body = prepare('SELECT body, status, delay_ms FROM revisions WHERE answer_id = ? AND revision = ?')
  // The first capture of each by a seek of its own: an answer may have been given a hundred thousand times.
  const history = prepare(
    `SELECT r.revision, r.created_at, r.note, r.forced, r.status, r.delay_ms, length(r.body) AS size,
       (SELECT id FROM captures c WHERE c.answer_id = r.answer_id AND c.revision = r.revision ORDER BY seq LIMIT 1)
         AS first_capture_id
     FROM revisions r WHERE r.answer_id = ? ORDER BY r.revision DESC`,
  )

  const contentOf = (id: string, revision: number): AnswerContent | null => {
    const row = body.get(id, revision) as Row | undefined
    return row ? { text: text(row.body), status: Number(row.status), delayMs: Number(row.delay_ms) } : null
  }

  return {
    /** Those that are not deleted, in the order they were made. */
    all: (): StoredAnswer[] => (all.all() as Row[]).map(answerIn),
    /** Deleted or not. */
    one: (id: string): StoredAnswer | null => {
      const row = one.get(id) as Row | undefined
      return row ? answerIn(row) : null
    },
    /** Deleted or not. */
    head: (id: string): { readonly name: string; readonly deleted: boolean } | null => {
      const row = head.get(id) as Row | undefined
      return row ? { name: String(row.name), deleted: row.deleted_at !== null } : null
    },
    /** When the newest answer was made, deleted ones too; 0 without any. */
    latestAt: (): number => Number((latest.get() as Row).at ?? 0),
    /** All or nothing: what was written here until `work` throws is undone. */
    together: <T>(work: () => T): T => inTransaction(database, work),
    add: (answer: Pick<StoredAnswer, 'id' | 'platform' | 'kind' | 'name' | 'createdAt'>): void => {
      add.run(answer.id, answer.platform, answer.kind, answer.name, answer.createdAt)
    },
    revise: (r: StoredRevision): void => {
      const bytes = Buffer.from(r.text)
      revise.run(r.answerId, r.revision, r.createdAt, r.note, r.forced ? 1 : 0, r.status, r.delayMs, bytes)
    },
    saveDraft: (id: string, d: AnswerContent | null): void => {
      if (d) draft.run(Buffer.from(d.text), d.status, d.delayMs, id)
      else draft.run(null, null, null, id)
    },
    rename: (id: string, to: string): void => void name.run(to, id),
    setKind: (id: string, to: AnswerKind): void => void kind.run(to, id),
    setPinned: (id: string, to: boolean): void => void pinned.run(to ? 1 : 0, id),
    setDeleted: (id: string, at: number | null): void => void deleted.run(at, id),
    contentOf,
    /** The bytes of a body, as they are kept. */
    bodyOf: (id: string, revision: number): Uint8Array | null => {
      const row = body.get(id, revision) as Row | undefined
      return row ? (row.body as Uint8Array) : null
    },
    /** Newest first, of a deleted answer too. */
    history: (id: string): RevisionRow[] =>
      (history.all(id) as Row[]).map(row => ({
        revision: Number(row.revision),
        createdAt: Number(row.created_at),
        note: noteIn(row),
        forced: row.forced === 1,
        status: Number(row.status),
        delayMs: Number(row.delay_ms),
        size: Number(row.size),
        firstCaptureId: row.first_capture_id === null ? null : String(row.first_capture_id),
      })),
  }
}

export type AnswerStore = ReturnType<typeof storeAnswers>
