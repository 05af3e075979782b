import { closeSync, openSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { Problem } from '../../shared/problem.ts'
import { type Database, isBusy, openDatabase } from '../sqlite.ts'
import { dataFiles } from './data-folder.ts'

const Holder = z.object({ pid: z.int(), program: z.string(), since: z.string() })

const describeHolder = (file: string): string => {
  try {
    const holder = Holder.parse(JSON.parse(readFileSync(file, 'utf8')))
    return `${holder.program}, process ${holder.pid}, since ${holder.since}`
  } catch {
    return 'it did not say which'
  }
}

/** Folders that this process holds, by their real path. */
const heldHere = new Set<string>()

/** Whether an engine of this very process holds the folder. */
export const holdsDataFolder = (folder: string): boolean => heldHere.has(folder)

const isMissing = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR'].includes(String((error as NodeJS.ErrnoException).code))

/**
 * Whether a living engine holds the folder, this process's own included; yes when that cannot be told. It is asked
 * through SQLite only: to open and close the file by other means would drop a lock that this process has on it.
 * @param folder its real path
 */
export const isDataFolderHeld = (folder: string): boolean => {
  const { lock } = dataFiles(folder)
  try {
    statSync(lock)
  } catch (error) {
    return !isMissing(error)
  }
  let database: Database | undefined
  try {
    database = openDatabase(lock, { readOnly: true })
    database.prepare('SELECT count(*) FROM sqlite_master').get()
    return false
  } catch {
    return true
  } finally {
    database?.close()
  }
}

/** Long enough for whoever only asks whether the folder is held. */
const askedMs = 250

/**
 * Takes the folder for one engine. The lock is the operating system's, held through an exclusive SQLite transaction
 * on a file of its own: it goes with the process however that ends, so a crash leaves nothing to clean up.
 * @returns a function that gives the folder back
 * @throws Problem `data-folder-held`, naming the holder; `data-folder-not-writable`
 */
export const lockDataFolder = (folder: string, program: string, nowMs: number): (() => void) => {
  const { lock, holder } = dataFiles(folder)
  let database: Database | undefined
  try {
    // Owner only: whoever can read the file can lock it.
    closeSync(openSync(lock, 'a', 0o600))
    database = openDatabase(lock)
    database.exec(`PRAGMA busy_timeout = ${askedMs}; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE`)
    writeFileSync(
      holder,
      JSON.stringify({ pid: process.pid, program, since: new Date(nowMs).toISOString() }),
      {
        mode: 0o600,
      },
    )
  } catch (error) {
    database?.close()
    if (isBusy(error)) throw new Problem('data-folder-held', { folder, holder: describeHolder(holder) })
    throw new Problem(
      'data-folder-not-writable',
      { folder, reason: (error as Error).message },
      { cause: error },
    )
  }
  const held = database
  const real = realpathSync(folder)
  heldHere.add(real)
  return () => {
    heldHere.delete(real)
    rmSync(holder, { force: true })
    held.close()
  }
}

/** Who holds the folder, in words; null when nobody does. @param folder its real path */
export const holderOfDataFolder = (folder: string): string | null =>
  isDataFolderHeld(folder) ? describeHolder(dataFiles(folder).holder) : null
