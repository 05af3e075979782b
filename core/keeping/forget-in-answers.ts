import { type Database, inTransaction } from '../sqlite.ts'
import type { NumberTrace } from './number-trace.ts'

type Row = Record<string, unknown>

const text = (cell: unknown): string =>
  cell instanceof Uint8Array ? Buffer.from(cell).toString() : cell === null ? '' : String(cell)

/** Answers and their revisions, deleted ones too. */
export const forgetInAnswers = (database: Database, trace: NumberTrace) => {
  const keys = database.prepare('SELECT answer_id, revision FROM revisions')
  const one = database.prepare('SELECT body, note FROM revisions WHERE answer_id = ? AND revision = ?')
  const put = database.prepare('UPDATE revisions SET body = ?, note = ? WHERE answer_id = ? AND revision = ?')
  const ids = database.prepare('SELECT id FROM answers')
  const answer = database.prepare('SELECT name, draft FROM answers WHERE id = ?')
  const rename = database.prepare('UPDATE answers SET name = ? WHERE id = ?')
  const draft = database.prepare('UPDATE answers SET draft = ? WHERE id = ?')

  const inRevision = (id: string, revision: number, write: boolean): boolean => {
    const row = one.get(id, revision) as Row
    if (!trace.isInText(text(row.body)) && !trace.isInText(text(row.note))) return false
    const note = row.note === null ? null : trace.takeOut(text(row.note)).trim() || null
    if (write) put.run(Buffer.from(trace.takeOut(text(row.body))), note, id, revision)
    return true
  }
  const inDraft = (id: string, write: boolean): boolean => {
    const row = answer.get(id) as Row
    // Its name stays one that no other answer has.
    if (write && trace.isInText(text(row.name)))
      rename.run(`${trace.takeOut(text(row.name)).trim() || 'Answer'} (${id.slice(-4)})`, id)
    if (!trace.isInText(text(row.draft))) return trace.isInText(text(row.name))
    if (write) draft.run(Buffer.from(trace.takeOut(text(row.draft))), id)
    return true
  }

  /** Goes through them one by one. @returns the ids of those that named it, with how often */
  return function* (write: boolean): Generator<undefined, ReadonlyMap<string, number>> {
    const found = new Map<string, number>()
    const note = (id: string): void => void found.set(id, (found.get(id) ?? 0) + 1)
    const step = (id: string, look: () => boolean): void => {
      if (write ? inTransaction(database, look) : look()) note(id)
    }
    for (const { answer_id, revision } of keys.all() as Row[]) {
      const id = String(answer_id)
      step(id, () => inRevision(id, Number(revision), write))
      yield
    }
    for (const { id } of ids.all() as Row[]) {
      step(String(id), () => inDraft(String(id), write))
      yield
    }
    return found
  }
}
