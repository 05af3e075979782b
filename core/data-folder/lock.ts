import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
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
  return () => {
    rmSync(holder, { force: true })
    held.close()
  }
}
