import type { CaptureSummary } from '../../shared/capture.ts'
import type { RowCache } from './row-cache.ts'

export interface RowLoader {
  /** These should be known, the most urgent first. What was wanted before and is not among them is left. */
  want(seqs: readonly number[]): void
}

interface LoaderParts {
  readonly rows: RowCache
  /** Those that are gone are left out of what comes back. */
  ask(seqs: readonly number[]): Promise<readonly CaptureSummary[]>
  /** These are there now, and those are gone for good. */
  came(rows: readonly CaptureSummary[], gone: readonly number[]): void
}

/** At most so many at once: what is seen must not wait behind what may be seen later. */
const atOnce = 160

/** Fetches rows, one question at a time: whoever scrolls fast never waits for what scrolled by. */
export const makeRowLoader = ({ rows, ask, came }: LoaderParts): RowLoader => {
  let wanted: readonly number[] = []
  let busy = false

  const next = async (): Promise<void> => {
    const missing = wanted.filter(seq => rows.get(seq) === undefined).slice(0, atOnce)
    if (busy || missing.length === 0) return
    busy = true
    try {
      const found = await ask(missing)
      const here = new Set(found.map(row => row.seq))
      // An event may have brought a row meanwhile: it knows at least as much.
      for (const row of found) if (rows.get(row.seq) === undefined) rows.put(row)
      const gone = missing.filter(seq => !here.has(seq))
      wanted = wanted.filter(seq => !gone.includes(seq))
      came(found, gone)
      busy = false
    } catch {
      // The line is gone, or will be: whoever looks again asks again.
      busy = false
      return
    }
    await next()
  }
  return {
    want: seqs => {
      wanted = seqs
      void next()
    },
  }
}
