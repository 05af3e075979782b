import * as sqlite from '@photostructure/sqlite'

/** The one place that names the SQLite package: its API is that of Node's own `node:sqlite`, which takes over one day. */
export const openDatabase = (file: string, options?: { readOnly: boolean }): Database =>
  options ? new sqlite.DatabaseSync(file, options) : new sqlite.DatabaseSync(file)

export type Database = sqlite.DatabaseSyncInstance
export type Statement = sqlite.StatementSyncInstance

/** SQLite's primary result code 5: somebody else holds a lock. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 5

/** All or nothing: what was written here until `work` throws is undone. */
export const inTransaction = <T>(database: Database, work: () => T): T => {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    // A full disk may have rolled back already; what matters is why.
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
