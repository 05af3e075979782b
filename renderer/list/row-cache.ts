import type { CaptureSummary } from '../../shared/capture.ts'

/** Some rows by their `seq`, and which `seq` an id has. The ones that were not looked at for longest are let go. */
export interface RowCache {
  get(seq: number): CaptureSummary | undefined
  /** The one with that id, where it is known. */
  byId(id: string): CaptureSummary | undefined
  put(row: CaptureSummary): void
  /** These are looked at: the last to go. */
  touch(seqs: readonly number[]): void
  clear(): void
}

export const makeRowCache = (most: number): RowCache => {
  /** A map keeps the order in which its keys were set: the first one waits longest. */
  const rows = new Map<number, CaptureSummary>()
  const seqs = new Map<string, number>()

  const put = (row: CaptureSummary): void => {
    rows.delete(row.seq)
    rows.set(row.seq, row)
    seqs.set(row.id, row.seq)
    if (rows.size <= most) return
    for (const [seq, oldest] of rows) {
      rows.delete(seq)
      seqs.delete(oldest.id)
      break
    }
  }
  return {
    get: seq => rows.get(seq),
    byId: id => {
      const seq = seqs.get(id)
      return seq === undefined ? undefined : rows.get(seq)
    },
    put,
    touch: seen => {
      for (const seq of seen) {
        const row = rows.get(seq)
        if (!row) continue
        rows.delete(seq)
        rows.set(seq, row)
      }
    },
    clear: () => {
      rows.clear()
      seqs.clear()
    },
  }
}
