import { storeAnswers } from '../core/answers/answer-store.ts'
import { readCaptures } from '../core/captures/capture-store.ts'
import { dataFiles } from '../core/data-folder/data-folder.ts'
import { type FindQuery, makeFinder } from '../core/search/find-captures.ts'
import { scanCaptures } from '../core/search/scan-captures.ts'
import { openSearchToRead } from '../core/search/search-database.ts'
import type { Database } from '../core/sqlite.ts'
import type { CaptureSummary } from '../shared/capture.ts'
import type { FilterTerm } from '../shared/filter/parse-filter.ts'
import { keptRules } from './kept-rules.ts'
import { talk } from './terminal.ts'

const atOnce = 200
/** More than these take a while to read. */
const manyCaptures = 5_000

/**
 * The captures of a data folder that fit a filter, newest first, in batches; whether Hookswitch runs on it or not. What
 * its index has is found there; what that has not got yet, or all where there is none, is read one by one.
 */
export const fittingCaptures = function* (
  folder: string,
  database: Database,
  terms: readonly FilterTerm[],
  limit: number,
): Generator<readonly CaptureSummary[]> {
  const captures = readCaptures(database)
  if (terms.length === 0) return yield* allCaptures(captures, limit)
  let left = limit
  const rows = (seqs: readonly number[]): readonly CaptureSummary[] => {
    const found = captures.rows(seqs.slice(0, left)).toSorted((a, b) => b.seq - a.seq)
    left -= found.length
    return found
  }
  const query: FindQuery = {
    terms,
    connectionId: null,
    afterSeq: 0,
    limit,
    rules: keptRules(database).flatMap(({ rules }) => rules.map(({ id, name }) => [id, name] as const)),
    answers: storeAnswers(database)
      .all()
      .map(({ id, name }) => [id, name] as const),
    hidden: captures.hidden(),
  }
  const index = openSearchToRead(dataFiles(folder).search, database)
  try {
    const upTo = index
      ? Number((index.prepare('SELECT words_to FROM progress').get() as { words_to: number }).words_to)
      : 0
    if (captures.lastSeq() - upTo > manyCaptures)
      talk('There is no search index of all captures here, so that each is read: this takes a while.')
    for (const seqs of scanCaptures(database, { ...query, afterSeq: upTo })) {
      yield rows(seqs)
      if (left === 0) return
    }
    if (!index) return
    const { seqs } = makeFinder(index).find({ ...query, beforeSeq: upTo + 1, limit: left })
    for (let at = 0; at < seqs.length && left > 0; at += atOnce)
      yield rows([...seqs.subarray(at, at + atOnce)])
  } finally {
    index?.close()
  }
}

const allCaptures = function* (
  captures: ReturnType<typeof readCaptures>,
  limit: number,
): Generator<readonly CaptureSummary[]> {
  let left = limit
  for (let before: number | undefined; left > 0; ) {
    const page = captures.page(Math.min(atOnce, left), before)
    if (page.length === 0) return
    yield page
    left -= page.length
    before = page.at(-1)?.seq
  }
}
