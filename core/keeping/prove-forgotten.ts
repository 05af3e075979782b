import { closeSync, openSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { ForgetFile } from '../../shared/forget.ts'
import type { KeepingThread } from './keeping-thread.ts'
import type { KeptFiles } from './kept-files.ts'

export interface ProofParts {
  readonly folder: string
  readonly thread: KeepingThread
  readonly keptFiles: KeptFiles
}

/** Databases and their helper files: they are open, and locked. */
const isLocked = (name: string): boolean => /\.(?:sqlite|db)(?:-\w+)?$|^engine\.lock/.test(name)

const filesIn = async (folder: string): Promise<string[]> => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found.flatMap(entry => (entry.isFile() ? [join(entry.parentPath, entry.name)] : [])).sort()
}

const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

/** Reads one file through. Null where there is none. Rejects with what the file system says. */
export const scanOne = async (
  { thread, keptFiles }: Omit<ProofParts, 'folder'>,
  path: string,
  name: string,
  digits: string,
): Promise<ForgetFile | null> => {
  const isKept = isLocked(name)
  try {
    const descriptor = isKept ? keptFiles.open(path) : openSync(path, 'r')
    try {
      return { name, ...(await thread.ask({ do: 'scan', descriptor, digits })) }
    } finally {
      if (!isKept) closeSync(descriptor)
    }
  } catch (error) {
    if (isGone(error)) return null
    throw error
  }
}

/** Reads every file of the data folder and counts how often the number is in it. */
export const proveForgotten = async (parts: ProofParts, digits: string): Promise<ForgetFile[]> => {
  const files: ForgetFile[] = []
  for (const path of await filesIn(parts.folder)) {
    const scanned = await scanOne(parts, path, relative(parts.folder, path), digits)
    if (scanned) files.push(scanned)
  }
  return files
}
