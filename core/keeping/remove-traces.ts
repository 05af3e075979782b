import { type Database, inTransaction } from '../sqlite.ts'
import type { Checkpoints } from './checkpoints.ts'
import type { RemovedCapture } from './kept-counts.ts'
import type { NumberTrace } from './number-trace.ts'
import type { CaptureRemover } from './remove-captures.ts'
import { type Slices, sliceMs, stepThrough } from './slices.ts'
import { waitUntil } from './wait-until.ts'
import { wipeFreePages } from './wipe-free-pages.ts'

export interface RemovalParts {
  readonly database: Database
  readonly slices: Slices
  readonly checkpoints: Checkpoints
  readonly remover: CaptureRemover
  afterRemoval(gone: readonly RemovedCapture[]): void
}

/** Takes captures, and what others quote of a number, out of the captures file, in slices that hold up no call. */
export const removeTraces = (parts: RemovalParts) => {
  const { database, slices } = parts
  const removeCaptures = async (seqs: readonly number[]): Promise<void> => {
    let at = 0
    if (seqs.length === 0) return
    await slices.run(async () => {
      const { gone, done } = parts.remover.remove(seqs.slice(at, at + 100), sliceMs)
      at += done
      parts.afterRemoval(gone)
      await parts.checkpoints.afterSlice()
      return at < seqs.length
    }, true)
  }
  /** Why rules did not match tells of the numbers they are for, in the routings of other people's captures. */
  const cleanRoutings = async (trace: NumberTrace, ids: readonly string[]): Promise<void> => {
    const one = database.prepare('SELECT routing FROM routings WHERE capture_id = ?')
    const put = database.prepare('UPDATE routings SET routing = ? WHERE capture_id = ?')
    const clean = (id: string): void => {
      const row = one.get(id) as { routing: Uint8Array } | undefined
      if (row) put.run(Buffer.from(trace.takeOut(Buffer.from(row.routing).toString())), id)
    }
    await stepThrough(
      slices,
      (function* () {
        for (let at = 0; at < ids.length; at += 8) {
          inTransaction(database, () => ids.slice(at, at + 8).forEach(clean))
          yield
        }
      })(),
    )
  }
  const wipe = async (): Promise<void> => {
    const wiping = wipeFreePages(database)
    await slices.run(async () => {
      const more = wiping.slice()
      await parts.checkpoints.afterSlice()
      return more
    }, true)
  }
  /** Nothing is left of the log: what it still has, somebody who reads beside us may need for a moment. */
  const emptyLog = async (): Promise<boolean> => {
    await parts.checkpoints.now()
    return waitUntil(() => {
      const row = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: unknown }
      return Number(row.busy) === 0
    })
  }

  return { removeCaptures, cleanRoutings, wipe, emptyLog }
}
