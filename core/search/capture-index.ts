import type { CaptureSummary } from '../../shared/capture.ts'
import type { Database } from '../sqlite.ts'
import { captureText, type Facet, facetsOf, type Readable, textColumns } from './capture-text.ts'
import { facetWord } from './tokens.ts'

export interface Progress {
  /** Rows, and words, of all captures up to this `seq` are there. */
  readonly rowsTo: number
  readonly wordsTo: number
  /** The id of the capture at `wordsTo`; null when that is gone. */
  readonly lastId: string | null
}

/** Writing an index. Whoever calls holds the transaction. */
export interface CaptureIndex {
  /** What filters that name no word need: quick, and no body is read. */
  putRow(capture: CaptureSummary, note: string | null): void
  /** All its words, in place of those that were there. */
  putWords(capture: Readable): void
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
  // Never `OR REPLACE`: that opens a savepoint, at which FTS5 writes out what it has gathered, each time.
  const updateRow = database.prepare(
    'UPDATE rows SET connection = ?, at = ?, ms = ?, call = ?, caller = ?, callee = ?, marks = ? WHERE seq = ?',
  )
  const addRow = database.prepare(
    'INSERT INTO rows (connection, at, ms, call, caller, callee, marks, seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const addText = database.prepare(
    `INSERT INTO texts (rowid, ${textColumns.join(', ')}) VALUES (?${', ?'.repeat(textColumns.length)})`,
  )
  const putFacet = database.prepare('INSERT OR IGNORE INTO facets (kind, value) VALUES (?, ?)')
  const allFacets = database.prepare('SELECT kind, value FROM facets')
  const inUse = database.prepare('SELECT 1 FROM texts WHERE texts MATCH ? LIMIT 1')
  const removeFacet = database.prepare('DELETE FROM facets WHERE kind = ? AND value = ?')
  const removeRow = database.prepare('DELETE FROM rows WHERE seq = ?')
  const hasText = database.prepare('SELECT 1 FROM texts_docsize WHERE id = ?')
  const removeText = database.prepare('DELETE FROM texts WHERE rowid = ?')
  const progress = database.prepare('SELECT rows_to, words_to, last_id FROM progress')
  const setProgress = database.prepare('UPDATE progress SET rows_to = ?, words_to = ?, last_id = ?')

  /** Known already: most captures have the same ones. */
  const seen = new Set<string>()
  const noteFacet = ({ kind, value }: Facet): void => {
    const key = `${kind}:${value}`
    if (seen.has(key)) return
    if (seen.size > 10_000) seen.clear()
    seen.add(key)
    putFacet.run(kind, value)
  }
  return {
    putRow: (c, note) => {
      const at = Date.parse(c.receivedAt)
      const cells = [c.connectionId, at, c.timing.localMs, c.callId, c.from, c.to, marksHash(c, note), c.seq]
      if (updateRow.run(...cells).changes === 0) addRow.run(...cells)
    },
    putWords: capture => {
      const { summary } = capture
      const facets = facetsOf(summary)
      facets.forEach(noteFacet)
      const text = captureText(capture, facets)
      if (hasText.get(summary.seq)) removeText.run(summary.seq)
      addText.run(summary.seq, ...textColumns.map(column => text[column]))
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
      const found = progress.get() as { rows_to: number; words_to: number; last_id: string | null }
      return { rowsTo: found.rows_to, wordsTo: found.words_to, lastId: found.last_id }
    },
    setProgress: ({ rowsTo, wordsTo, lastId }) => void setProgress.run(rowsTo, wordsTo, lastId),
  }
}
