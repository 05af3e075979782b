import { readFileSync, renameSync } from 'node:fs'
import { Problem } from '../../shared/problem.ts'

export interface KeptFile {
  readonly path: string
  /** Whether what is in it can be used. Never called with anything but an object of keys. */
  fits(store: Record<string, unknown>): boolean
  /** In which words a file is told of that cannot. */
  readonly code: 'settings-kept-aside' | 'secrets-kept-aside'
}

const isUsable = ({ path, fits }: KeptFile): boolean => {
  try {
    const store: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return typeof store === 'object' && store !== null && !Array.isArray(store) && fits({ ...store })
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
  }
}

/**
 * Moves a JSON file aside that cannot be used, under another name, and tells of it. To be called before a store opens the
 * file, because stores make an empty one of `null` and write over what they do not understand.
 */
export const keepAside = (file: KeptFile, nowMs: number, onProblem: (problem: Problem) => void): void => {
  if (isUsable(file)) return
  const kept = file.path.replace(/\.json$/, `.unreadable-${nowMs}.json`)
  renameSync(file.path, kept)
  onProblem(new Problem(file.code, { file: file.path, kept }))
}
