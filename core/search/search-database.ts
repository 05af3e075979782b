import { chmodSync, closeSync, existsSync, openSync, rmSync } from 'node:fs'
import { type Database, openDatabase } from '../sqlite.ts'
import { textColumns } from './capture-text.ts'

/** Count it up when anything about the index changes, the words of a capture included: it is then made anew. */
const version = 1

/**
 * `texts` finds by words and keeps no text: its row numbers are the captures' `seq`. With prefixes of two and three
 * letters those are words, too; longer ones are few enough to be looked up. What is gathered in memory before it is
 * written is more than SQLite's own 1 MiB: a fifth less work. `rows` has what no word can say. `facets`
 * are the values that there are. `progress` says up to which `seq` rows, and words, are whole, and the id of that capture:
 * the same numbers could be those of other captures, where a file was put in another's place.
 */
const schema = `
  CREATE VIRTUAL TABLE texts USING fts5(
    ${textColumns.join(', ')}, content = '', contentless_delete = 1, prefix = '2 3',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co So'"
  );
  INSERT INTO texts (texts, rank) VALUES ('hashsize', 4194304);
  CREATE TABLE rows (
    seq INTEGER PRIMARY KEY,
    connection TEXT NOT NULL,
    at INTEGER NOT NULL,
    ms REAL NOT NULL,
    call TEXT,
    caller TEXT,
    callee TEXT,
    marks INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX rows_at ON rows (at);
  CREATE INDEX rows_marked ON rows (marks) WHERE marks <> 0;
  CREATE TABLE facets (kind TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, value)) STRICT, WITHOUT ROWID;
  CREATE TABLE progress (rows_to INTEGER NOT NULL, words_to INTEGER NOT NULL, last_id TEXT) STRICT;
  INSERT INTO progress VALUES (0, 0, NULL);
  PRAGMA user_version = ${version};
`

const versionOf = (database: Database): number =>
  Number((database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version)

/** A fresh index in memory, for captures that no file knows yet. */
export const openSearchInMemory = (): Database => {
  const database = openDatabase(':memory:')
  database.exec(schema)
  return database
}

export const removeSearchFile = (file: string): void => {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true })
}

const setUp = (file: string): Database => {
  closeSync(openSync(file, 'a', 0o600))
  chmodSync(file, 0o600)
  const database = openDatabase(file)
  try {
    // What is removed is overwritten: somebody may want a number forgotten.
    database.exec(
      'PRAGMA busy_timeout = 1000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON; PRAGMA cache_size = -8000',
    )
    if (versionOf(database) === 0) database.exec(`BEGIN IMMEDIATE; ${schema}; COMMIT`)
    if (versionOf(database) !== version) throw new Error('it is of another version')
    database.prepare('SELECT rows_to FROM progress').get()
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Opens the index to write it; one that cannot be read, or is of another version, is made anew. Throws when that fails, too. */
export const openSearchFile = (file: string, captures: Database): Database => {
  try {
    const database = setUp(file)
    if (isOf(database, captures)) return database
    database.close()
  } catch {
    // Whatever is wrong with it, a new one is right.
  }
  removeSearchFile(file)
  return setUp(file)
}

/** SQLite's primary result codes 11 and 26: what is in the file is no index. */
export const isBroken = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && [11, 26].includes(Number(error.errcode) & 0xff)

/** Whether an index is one of these captures. */
export const isOf = (database: Database, captures: Database): boolean => {
  const { words_to, last_id } = database.prepare('SELECT words_to, last_id FROM progress').get() as {
    words_to: number
    last_id: string | null
  }
  const row = captures.prepare('SELECT id FROM captures WHERE seq = ?').get(words_to) as
    | { id: string }
    | undefined
  return row === undefined || row.id === last_id
}

/** Opens the index to read it beside a running engine, or without one; null when there is none of this version. */
export const openSearchToRead = (file: string, captures: Database): Database | null => {
  if (!existsSync(file)) return null
  let database: Database | undefined
  try {
    database = openDatabase(file, { readOnly: true })
    if (versionOf(database) === version && isOf(database, captures)) return database
  } catch {
    // Half written, foreign, or being made anew: whoever reads does without.
  }
  database?.close()
  return null
}
