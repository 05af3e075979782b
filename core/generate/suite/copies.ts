import { readFile, rm } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { sequenceFile } from '../../../shared/fixture.ts'
import { sumOf } from './checksum.ts'
import { suiteFile } from './suite-data.ts'

/** The folder of copied fixtures, in that of the suite. */
export const copies = 'fixtures'

/** SHA-256 by path in the folder of copies. */
export type Sums = Readonly<Record<string, string>>

/** Null when nothing is there. */
export const readIfThere = async (path: string): Promise<Buffer | null> => {
  try {
    return await readFile(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw error
  }
}

/** From a suite to its fixtures, where one of the two folders is in the other; null: they have to be copied. */
export const wayTo = (out: string, folder: string): string | null => {
  const way = relative(resolve(out), resolve(folder)).split(sep).join('/')
  if (isAbsolute(way)) return null
  const isUp = /^\.\.(?:\/\.\.)*$/.test(way)
  return isUp || !way.startsWith('..') ? way || '.' : null
}

/** The files of fixtures, and the order of each thread beside its own. */
export const filesToCopy = async (
  folder: string,
  files: readonly string[],
): Promise<(readonly [file: string, bytes: Buffer])[]> => {
  const sequences = new Set(files.map(file => join(dirname(file), sequenceFile).split(sep).join('/')))
  const all: [string, Buffer][] = []
  for (const file of [...files, ...sequences].toSorted()) {
    const bytes = await readIfThere(join(folder, file))
    if (bytes) all.push([file, bytes])
  }
  return all
}

/** What was copied when the suite was last generated; a file that nobody can read any more says of nothing. */
export const copiedBefore = async (out: string): Promise<Sums> => {
  try {
    const { copied } = JSON.parse(String(await readIfThere(join(out, suiteFile))))
    return { ...copied }
  } catch {
    return {}
  }
}

/** Removes copies whose originals are gone, unless somebody changed them. */
export const removeOld = async (out: string, before: Sums, now: Sums): Promise<void> => {
  const folder = join(out, copies)
  for (const [file, sum] of Object.entries(before)) {
    const path = join(folder, file)
    if (Object.hasOwn(now, file) || relative(folder, path).startsWith('..')) continue
    const there = await readIfThere(path)
    if (there && sumOf(there.toString()) === sum) await rm(path)
  }
}
