import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { Problem } from '../../shared/problem.ts'
import { type Database, openDatabase } from '../sqlite.ts'
import { migrations } from './migrations.ts'

const magic = Buffer.from('SQLite format 3\0', 'latin1')

/** The version a file says it has in its header, read without opening it as a database; 0 for a new or foreign file. */
const versionInHeader = (file: string): number => {
  let handle: number
  try {
    handle = openSync(file, 'r')
  } catch {
    return 0
  }
  try {
    const header = Buffer.alloc(100)
    const whole =
      readSync(handle, header, 0, 100, 0) === 100 && header.subarray(0, magic.length).equals(magic)
    return whole ? header.readInt32BE(60) : 0
  } finally {
    closeSync(handle)
  }
}

const versionOf = (database: Database): number =>
  Number((database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version)

const refuseNewer = (file: string, found: number): void => {
  if (found > migrations.length)
    throw new Problem('captures-newer', { file, found: String(found), known: String(migrations.length) })
}

/**
 * A version that stands only in the write-ahead log, as after a crash. Looked at read-only, because the last writer to
 * close a database moves its log into the file.
 */
const versionInLog = (file: string): number => {
  if (!existsSync(`${file}-wal`)) return 0
  const database = openDatabase(file, { readOnly: true })
  try {
    return versionOf(database)
  } finally {
    database.close()
  }
}

const migrate = (database: Database): void => {
  const version = versionOf(database)
  if (version === migrations.length) return
  for (const [step, sql] of migrations.entries()) {
    if (step < version) continue
    database.exec(`BEGIN IMMEDIATE; ${sql}; PRAGMA user_version = ${step + 1}; COMMIT`)
  }
  // The version belongs in the file itself, where `versionInHeader` of an older program looks for it.
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
}

/** In the file's header: it is to be written anew. */
const overwriteMark = 0x4873_4f77

/**
 * Has the file written anew when it is opened the next time, before any call: SQLite leaves copies within pages of
 * what it moves, and nothing but that takes them away. It takes seconds for each gigabyte.
 */
export const overwriteAtNextStart = (database: Database): void =>
  database.exec(`PRAGMA application_id = ${overwriteMark}`)

const overwriteWhereAsked = (database: Database): void => {
  const row = database.prepare('PRAGMA application_id').get() as { application_id: number }
  if (row.application_id !== overwriteMark) return
  try {
    database.exec('VACUUM; PRAGMA application_id = 0; PRAGMA wal_checkpoint(TRUNCATE)')
  } catch {
    // As on a disk that is nearly full: the mark stays, and the next start tries again.
  }
}

/** Closes what was opened and says why. */
const giveUp = (file: string, error: unknown, database: Database | undefined): Problem => {
  database?.close()
  return error instanceof Problem
    ? error
    : new Problem('captures-unreadable', { file, reason: (error as Error).message }, { cause: error })
}

/**
 * Opens the captures file for its engine and brings it to this version.
 * WAL with `synchronous = NORMAL`: a commit costs no disk sync, survives the death of the process, and checkpoints
 * happen when idle (`checkpoint`), since SQLite's own after 1,000 pages made p99 more than twice as long.
 * @throws Problem `captures-newer` (the file is not touched), `captures-unreadable`
 */
export const openCaptures = (file: string): Database => {
  let database: Database | undefined
  try {
    refuseNewer(file, versionInHeader(file))
    // Made here so that only its owner can read it, whatever folder was chosen; SQLite gives its helper files the same mode.
    closeSync(openSync(file, 'a', 0o600))
    refuseNewer(file, versionInLog(file))
    database = openDatabase(file)
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 16384; PRAGMA foreign_keys = ON; ' +
        // What is removed or moved leaves no copy within a page; it costs no write.
        'PRAGMA secure_delete = FAST; ' +
        // A reader that meets the log's index in the middle of a change has the writers' lock for microseconds.
        'PRAGMA busy_timeout = 20',
    )
    migrate(database)
    overwriteWhereAsked(database)
    return database
  } catch (error) {
    throw giveUp(file, error, database)
  }
}

/**
 * Closes the engine's captures and moves the log into the file, so that the file alone is the whole history: SQLite does
 * that by itself only when every statement has been let go. A reader beside us keeps it from that, and nothing is lost.
 */
export const closeCaptures = (database: Database): void => {
  try {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } finally {
    database.close()
  }
}

/** Opens the captures file to read beside a running engine. Same problems as `openCaptures`. */
export const openCapturesToRead = (file: string): Database => {
  let database: Database | undefined
  try {
    // Not by its header: where a thread of the engine's own process reads, closing the file would drop SQLite's locks.
    database = openDatabase(file, { readOnly: true })
    const version = versionOf(database)
    refuseNewer(file, version)
    if (version < migrations.length)
      throw new Error('it is of an older Hookswitch; start this one on it once, which brings it up to date')
    return database
  } catch (error) {
    throw giveUp(file, error, database)
  }
}
