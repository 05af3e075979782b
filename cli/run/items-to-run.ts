import { dirname, relative, resolve } from 'node:path'
import { readFixtureFolder } from '../../core/fixtures/read-folder.ts'
import type { RunItem } from '../../core/fixtures/run/run-item.ts'
import { Problem } from '../../shared/problem.ts'

/** As somebody in this folder would name it, with slashes; a place far away by its whole path. */
const nameOf = (path: string): string => {
  const near = relative(process.cwd(), resolve(path))
  return (near.startsWith('..') ? resolve(path) : near).replaceAll('\\', '/')
}

export interface FileToRun extends RunItem {
  /** Milliseconds since the first one of its sequence; null where none names it. */
  readonly atMs: number | null
}

/**
 * The fixtures in files and folders, in the order in which they were named; one that was named twice is sent twice.
 * @param next what to do when there is none
 * @throws Problem `usage` when there is nothing to send, `folder-unreadable`
 */
export const itemsToRun = async (paths: readonly string[], next: string): Promise<FileToRun[]> => {
  const items: FileToRun[] = []
  for (const [i, path] of paths.entries())
    for (const { path: file, fixture, problem, atMs } of await readFixtureFolder(path)) {
      const sequence = atMs === null ? undefined : `${i} ${dirname(file)}`
      items.push({ file: nameOf(file), fixture, problem, sequence, atMs })
    }
  if (items.length === 0)
    throw new Problem('usage', { reason: `There is no fixture in ${paths.join(', ')}.`, next })
  return items
}

/** With another limit than the one in the file. */
export const withMaxMs = (items: readonly FileToRun[], maxMs: number): FileToRun[] =>
  items.map(item => {
    const { fixture } = item
    return fixture ? { ...item, fixture: { ...fixture, expect: { ...fixture.expect, maxMs } } } : item
  })
