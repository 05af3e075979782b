import type { PlatformId } from '../../shared/platform.ts'
import { PlatformId as PlatformIdSchema } from '../../shared/platform.ts'
import type { Database } from '../sqlite.ts'

export interface StoredRevision {
  readonly answerId: string
  readonly revision: number
  readonly text: string
  readonly forced: boolean
  readonly createdAt: number
}

export interface StoredAnswer {
  readonly id: string
  readonly platform: PlatformId
  readonly name: string
  readonly draft: string | null
  readonly newest: StoredRevision
}

const text = (cell: unknown): string => Buffer.from(cell as Uint8Array).toString('utf8')

/** Answers and their revisions in the captures file. Text is kept as bytes, because SQLite cuts text at NUL. */
export const storeAnswers = (database: Database) => {
  const all = database.prepare(`
    SELECT a.id, a.platform, a.name, a.draft, r.revision, r.created_at, r.forced, r.body FROM answers a
    JOIN revisions r ON r.answer_id = a.id AND r.revision = (SELECT max(revision) FROM revisions WHERE answer_id = a.id)
    ORDER BY a.created_at`)
  const add = database.prepare('INSERT INTO answers (id, platform, name, created_at) VALUES (?, ?, ?, ?)')
  const revise = database.prepare(
    'INSERT INTO revisions (answer_id, revision, created_at, forced, body) VALUES (?, ?, ?, ?, ?)',
  )
  const draft = database.prepare('UPDATE answers SET draft = ? WHERE id = ?')
  const one = database.prepare('SELECT body FROM revisions WHERE answer_id = ? AND revision = ?')

  return {
    all: (): StoredAnswer[] =>
      (all.all() as Record<string, unknown>[]).map(row => ({
        id: String(row.id),
        platform: PlatformIdSchema.parse(row.platform),
        name: String(row.name),
        draft: row.draft === null ? null : text(row.draft),
        newest: {
          answerId: String(row.id),
          revision: Number(row.revision),
          createdAt: Number(row.created_at),
          forced: row.forced === 1,
          text: text(row.body),
        },
      })),
    add: (id: string, platform: PlatformId, name: string, createdAt: number): void => {
      add.run(id, platform, name, createdAt)
    },
    revise: (r: StoredRevision): void => {
      revise.run(r.answerId, r.revision, r.createdAt, r.forced ? 1 : 0, Buffer.from(r.text))
    },
    saveDraft: (id: string, value: string | null): void => {
      draft.run(value === null ? null : Buffer.from(value), id)
    },
    textOf: (id: string, revision: number): string | null => {
      const row = one.get(id, revision) as { body: Uint8Array } | undefined
      return row ? text(row.body) : null
    },
  }
}

export type AnswerStore = ReturnType<typeof storeAnswers>
