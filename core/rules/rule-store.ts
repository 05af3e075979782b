import type { Database } from '../sqlite.ts'

export interface StoredRules {
  readonly connectionId: string
  /** A rules file. */
  readonly text: string
}

/** The rules of each connection in the captures file. Text is kept as bytes, because SQLite cuts text at NUL. */
export const storeRules = (database: Database) => {
  const all = database.prepare('SELECT connection_id, rules FROM rule_sets ORDER BY connection_id')
  const put = database.prepare(
    'INSERT INTO rule_sets (connection_id, saved_at, rules) VALUES (?, ?, ?) ' +
      'ON CONFLICT (connection_id) DO UPDATE SET saved_at = excluded.saved_at, rules = excluded.rules',
  )
  const remove = database.prepare('DELETE FROM rule_sets WHERE connection_id = ?')

  return {
    all: (): StoredRules[] =>
      (all.all() as Record<string, unknown>[]).map(row => ({
        connectionId: String(row.connection_id),
        text: Buffer.from(row.rules as Uint8Array).toString('utf8'),
      })),
    save: (connectionId: string, text: string, nowMs: number): void => {
      put.run(connectionId, nowMs, Buffer.from(text))
    },
    remove: (connectionId: string): void => {
      remove.run(connectionId)
    },
  }
}

export type RuleStore = ReturnType<typeof storeRules>
