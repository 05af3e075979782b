import type { Retention as Limits } from '../../shared/preferences.ts'
import type { Database } from '../sqlite.ts'
import type { KeptCounts, RemovedCapture } from './kept-counts.ts'
import type { CaptureRemover } from './remove-captures.ts'
import { sliceMs } from './slices.ts'

export interface RetentionParts {
  readonly database: Database
  readonly remover: CaptureRemover
  readonly counts: Pick<KeptCounts, 'total' | 'isShown'>
  limits(): Limits
  /** Milliseconds since the epoch; never ahead of what is certain, for what is too old is gone for good. */
  now(): number
}

export interface RetentionRound {
  readonly gone: readonly RemovedCapture[]
  /** There may be more to remove. */
  readonly more: boolean
}

/** Removes the oldest captures that are not pinned, until the limits hold or nothing is left that may go. */
export interface Retention {
  slice(): RetentionRound
  /** Looks at the oldest ones again: something else may go now. */
  again(): void
}

interface Candidate {
  readonly seq: number
  readonly connection_id: string
  /** Of what came as a file: when that came. */
  readonly received_at: number
  readonly pinned: number | null
  readonly spared: number | null
}

const dayMs = 86_400_000
/** Rows that are looked at in one slice: reading their beginnings takes well under a millisecond. */
const batch = 100
/** How many are removed for their size before it is measured again. */
const batchForSize = 8

/** Bytes that the captures file uses: pages that are free are written again before it grows. */
export const usedBytes = (database: Database): number => {
  const number = (pragma: string): number =>
    Number(Object.values(database.prepare(`PRAGMA ${pragma}`).get() as Record<string, unknown>)[0])
  return (number('page_count') - number('freelist_count')) * number('page_size')
}

export const makeRetention = (parts: RetentionParts): Retention => {
  const { database, remover, counts } = parts
  const oldest = database.prepare(
    `SELECT captures.seq, connection_id, coalesce(marks.imported_at, received_at) AS received_at, marks.pinned, marks.spared
     FROM captures LEFT JOIN marks ON marks.seq = captures.seq WHERE captures.seq > ? ORDER BY captures.seq LIMIT ${batch}`,
  )
  /** Everything up to here stays for now, whatever the limits. */
  let cursor = 0

  return {
    again: () => {
      cursor = 0
    },
    slice: () => {
      const limits = parts.limits()
      const now = parts.now()
      const tooOld = limits.days === null ? Number.NEGATIVE_INFINITY : now - limits.days * dayMs
      let tooMany = limits.captures === null ? 0 : counts.total().captures - limits.captures
      let forSize = limits.bytes !== null && usedBytes(database) > limits.bytes ? batchForSize : 0
      const wasTooLarge = forSize > 0
      const going: number[] = []
      let looked = cursor
      let isEnough = false
      const rows = oldest.all(cursor) as unknown as Candidate[]
      for (const row of rows) {
        const shown = counts.isShown({
          seq: row.seq,
          connectionId: row.connection_id,
          spared: row.spared ?? 0,
        })
        const goes = row.pinned !== 1 && (row.received_at < tooOld || (tooMany > 0 && shown) || forSize > 0)
        if (goes) {
          going.push(row.seq)
          if (shown) tooMany--
          forSize--
        } else if (row.pinned !== 1 && shown && row.received_at <= now) {
          // Those after it are younger. One of the future says nothing: the clock was wrong when it came.
          isEnough = true
          break
        }
        looked = row.seq
      }
      if (going.length === 0) {
        cursor = looked
        return { gone: [], more: !isEnough && rows.length === batch }
      }
      const { gone, done } = remover.remove(going, sliceMs)
      const isWhole = done === going.length
      cursor = isWhole ? looked : (going[done - 1] ?? cursor)
      return { gone, more: !isWhole || wasTooLarge || (!isEnough && rows.length === batch) }
    },
  }
}
