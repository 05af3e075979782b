import type { CaptureSummary } from '../../shared/capture.ts'
import type { Database } from '../sqlite.ts'
import { captureText, type Facet, facetsOf, type Readable, textColumns } from './capture-text.ts'
import { facetWord } from './tokens.ts'

export interface Progress {
  /** Rows, and words, of all captures up to this `seq` are there. */
  readonly rowsTo: number
  readonly wordsTo: number
}

/** Writing an index. Whoever calls holds the transaction. */
export interface CaptureIndex {
  /** What filters that name no word need: quick, and no body is read. */
  putRow(capture: CaptureSummary, note: string | null): void
  /** The row and all words. */
  put(capture: Readable): void
  remove(seq: number): void
  /** Lets go of values that no capture has any more. */
  tidyFacets(): void
  progress(): Progress
  setProgress(progress: Progress): void
}

/** 32 bits of FNV-1a: whether marks are still those that were indexed. Never 0, which stands for none. */
const shortHash = (text: string): number => {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0) + 1
}

export const marksHash = (
  { pinned, tags, drift }: Pick<CaptureSummary, 'pinned' | 'tags' | 'drift'>,
  note: string | null,
): number =>
  pinned === undefined && tags === undefined && drift === undefined && note === null
    ? 0
    : shortHash(JSON.stringify([pinned ?? false, tags ?? [], drift ?? 0, note]))

export const makeCaptureIndex = (database: Database): CaptureIndex => {
  const putRow = database.prepare(
    'INSERT OR REPLACE INTO rows (seq, connection, at, ms, call, caller, callee, marks) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const putText = database.prepare(
    `INSERT OR REPLACE INTO texts (rowid, ${textColumns.join(', ')}) VALUES (?${', ?'.repeat(textColumns.length)})`,
  )
  const putFacet = database.prepare('INSERT OR IGNORE INTO facets (kind, value) VALUES (?, ?)')
  const allFacets = database.prepare('SELECT kind, value FROM facets')
  const inUse = database.prepare('SELECT 1 FROM texts WHERE texts MATCH ? LIMIT 1')
  const removeFacet = database.prepare('DELETE FROM facets WHERE kind = ? AND value = ?')
  const removeRow = database.prepare('DELETE FROM rows WHERE seq = ?')
  const removeText = database.prepare('DELETE FROM texts WHERE rowid = ?')
  const progress = database.prepare('SELECT rows_to, words_to FROM progress')
  const setProgress = database.prepare('UPDATE progress SET rows_to = ?, words_to = ?')

  /** Known already: most captures have the same ones. */
  const seen = new Set<string>()
  const noteFacet = ({ kind, value }: Facet): void => {
    const key = `${kind}:${value}`
    if (seen.has(key)) return
    if (seen.size > 10_000) seen.clear()
    seen.add(key)
    putFacet.run(kind, value)
  }
  const row = (c: CaptureSummary, note: string | null): void => {
    const { localMs } = c.timing
    putRow.run(
      c.seq,
      c.connectionId,
      Date.parse(c.receivedAt),
      localMs,
      c.callId,
      c.from,
      c.to,
      marksHash(c, note),
    )
  }
  return {
    putRow: row,
    put: capture => {
      const { summary, note } = capture
      row(summary, note)
      const facets = facetsOf(summary)
      facets.forEach(noteFacet)
      const text = captureText(capture, facets)
      putText.run(summary.seq, ...textColumns.map(column => text[column]))
    },
    remove: seq => {
      removeRow.run(seq)
      removeText.run(seq)
    },
    tidyFacets: () => {
      seen.clear()
      for (const { kind, value } of allFacets.all() as unknown as Facet[])
        if (!inUse.get(`"${facetWord(kind, value)}"`)) removeFacet.run(kind, value)
    },
    progress: () => {
      const found = progress.get() as { rows_to: number; words_to: number }
      return { rowsTo: found.rows_to, wordsTo: found.words_to }
    },
    setProgress: ({ rowsTo, wordsTo }) => void setProgress.run(rowsTo, wordsTo),
  }
}
