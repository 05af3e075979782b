import type { Database } from '../sqlite.ts'
import { sliceMs } from './slices.ts'

/** Pages that are written by one statement. */
const pagesAtOnce = 16
const usableBytes = 4_080

/**
 * Overwrites every free page of the captures file: what was removed long ago may still stand in them. Zeros are written
 * into all of them, and let go again. The file grows by a few pages at most.
 */
export const wipeFreePages = (database: Database) => {
  const free = database.prepare('PRAGMA freelist_count')
  const fill = database.prepare('INSERT INTO wiping (zeros) VALUES (zeroblob(?))')
  const some = database.prepare('DELETE FROM wiping WHERE id IN (SELECT id FROM wiping LIMIT ?)')
  const freePages = (): number => Number((free.get() as { freelist_count: unknown }).freelist_count)
  let isFull = false

  const inSlice = (step: () => boolean): boolean => {
    const until = performance.now() + sliceMs
    database.exec('BEGIN IMMEDIATE')
    let more = true
    while (more && performance.now() < until) more = step()
    database.exec('COMMIT')
    return more
  }
  const fillSome = (): boolean => {
    const pages = Math.min(pagesAtOnce, freePages())
    if (pages > 0) fill.run(pages * usableBytes)
    return pages > 0
  }
  return {
    /** @returns whether there is more to do */
    slice: (): boolean => {
      if (isFull) return inSlice(() => Number(some.run(4).changes) > 0)
      isFull = !inSlice(fillSome)
      return true
    },
    /** Lets go of what a crash left half done. @returns whether there is more to do */
    letGo: (): boolean => inSlice(() => Number(some.run(4).changes) > 0),
  }
}
