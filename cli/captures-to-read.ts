import { existsSync } from 'node:fs'
import { openCapturesToRead } from '../core/captures/database.ts'
import { dataFiles, defaultDataFolder } from '../core/data-folder/data-folder.ts'
import type { Database } from '../core/sqlite.ts'
import type { Given } from './command.ts'

export interface DataFolder {
  readonly folder: string
  /** Open to be read, beside a running Hookswitch; null where there are no captures yet. */
  readonly database: Database | null
  close(): void
}

/** The captures of `--data-dir`, or of the system's place. @throws Problem `captures-newer`, `captures-unreadable` */
export const openDataFolder = (given: Given): DataFolder => {
  const folder = given.text('data-dir') ?? defaultDataFolder()
  const file = dataFiles(folder).captures
  const database = existsSync(file) ? openCapturesToRead(file) : null
  return { folder, database, close: () => database?.close() }
}
