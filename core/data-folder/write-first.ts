import { randomUUID } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { makeDataFolder } from './data-folder.ts'

/** A name beside a file that nobody else writes under. */
export const temporaryName = (name: string): string => `${name}.${randomUUID()}.tmp`

/** @returns what the file says, if that is any good */
const readGood = (file: string, isGood: (text: string) => boolean): string | null => {
  try {
    const text = readFileSync(file, 'utf8')
    return isGood(text) ? text : null
  } catch {
    return null
  }
}

/** Fails where there is one already; replaces it on a disk that knows no links. */
const putInPlace = (temporary: string, file: string): void => {
  try {
    linkSync(temporary, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error
    renameSync(temporary, file)
  }
}

/**
 * Writes a file whole that is written once for good, owner only. Of several who do so at once the first wins, and all
 * of them get what it has written; a file that is no good is replaced.
 * @returns what the file says. @throws Problem `data-folder-not-writable`, or what the file system says
 */
export const writeFirst = (file: string, text: string, isGood: (text: string) => boolean): string => {
  const known = readGood(file, isGood)
  if (known !== null) return known
  const folder = dirname(file)
  makeDataFolder(folder)
  const temporary = join(folder, temporaryName(basename(file)))
  try {
    const descriptor = openSync(temporary, 'wx', 0o600)
    try {
      writeSync(descriptor, text)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    try {
      putInPlace(temporary, file)
    } catch {
      const first = readGood(file, isGood)
      if (first !== null) return first
      renameSync(temporary, file)
    }
    return readGood(file, isGood) ?? text
  } finally {
    rmSync(temporary, { force: true })
  }
}
