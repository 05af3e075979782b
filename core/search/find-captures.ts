import type { FilterTerm } from '../../shared/filter/parse-filter.ts'
import type { Hidden } from '../captures/visible.ts'
import type { Database } from '../sqlite.ts'
import { compileFilter, type FilterLookup } from './compile-filter.ts'
import type { FacetKind } from './tokens.ts'

export interface FindQuery {
  readonly terms: readonly FilterTerm[]
  /** Null: all connections. */
  readonly connectionId: string | null
  /** Only captures newer than that; 0: all. */
  readonly afterSeq: number
  /** And older than that; left out: all. */
  readonly beforeSeq?: number
  readonly limit: number
  /** What was cleared; null or left out: nothing. */
  readonly hidden?: Hidden | null
  /** Ids and names of the rules that are in force, where the filter asks for one. */
  readonly rules: readonly (readonly [id: string, name: string])[]
  /** The same of answers. */
  readonly answers: readonly (readonly [id: string, name: string])[]
}

export interface FoundSeqs {
  /** Newest first. */
  readonly seqs: Uint32Array
  readonly more: boolean
}

/** So many words a beginning may stand for until all of them are merged by SQLite, which takes longer. */
const mostWords = 24
/** The least sign that can follow a word: NUL would end the text. */
const leastSign = '\u0001'
const longestWord = 200
const mostCounted = 200_000

/** Numbers that SQLite has strung together: a hundred thousand rows as objects would take ten times as long. */
const parseSeqs = (text: string, limit: number): Uint32Array => {
  const seqs = new Uint32Array(limit)
  let n = 0
  let value = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 44) {
      seqs[n++] = value
      value = 0
    } else value = value * 10 + (code - 48)
  }
  seqs[n++] = value
  return seqs.subarray(0, n)
}

/** Conditions on the table of rows that leave out what was cleared. */
const notHidden = (
  hidden: Hidden | null,
): { readonly where: readonly string[]; readonly params: readonly (string | number)[] } => {
  if (hidden === null) return { where: [], params: [] }
  const over = hidden.upTo.map(([id]) =>
    id === null ? 'rows.seq > ?' : '(rows.seq > ? OR rows.connection <> ?)',
  )
  return {
    where: [`(rows.seq IN (SELECT value FROM json_each(?)) OR (${over.join(' AND ')}))`],
    params: [
      JSON.stringify(hidden.but),
      ...hidden.upTo.flatMap(([id, seq]) => (id === null ? [seq] : [seq, id])),
    ],
  }
}

export interface Finder {
  find(query: FindQuery): FoundSeqs
}

/** Queries an index; synchronous, as SQLite is. */
export const makeFinder = (database: Database): Finder => {
  database.exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, texts, 'instance')")
  const values = database.prepare('SELECT value FROM facets WHERE kind = ?')
  const nextWord = database.prepare('SELECT term FROM temp.vocabulary WHERE term >= ? LIMIT 1')

  const wordsFrom = (beginning: string): readonly string[] | null => {
    const words: string[] = []
    for (let from = beginning; ; ) {
      const next = nextWord.get(from) as { term: string } | undefined
      if (!next?.term.startsWith(beginning) || next.term.length > longestWord) return words
      if (words.push(next.term) > mostWords) return null
      from = next.term + leastSign
    }
  }
  const lookupOf = (query: FindQuery): FilterLookup => {
    const called = (names: FindQuery['rules'], value: string): string[] =>
      names.flatMap(([id, name]) => (name.toLowerCase().includes(value) ? [id] : []))
    return {
      values: (kind: FacetKind) => (values.all(kind) as { value: string }[]).map(row => row.value),
      wordsFrom,
      answersCalled: value => called(query.answers, value),
      rulesCalled: value => called(query.rules, value),
    }
  }
  /** The first capture of a time that not too many are of; 0 otherwise, when most of what fits is new in any case. */
  const firstAfter = database.prepare(
    `SELECT iif(count(*) < ${mostCounted}, coalesce(min(seq), ${Number.MAX_SAFE_INTEGER}), 0) AS seq
     FROM (SELECT seq FROM rows INDEXED BY rows_at WHERE at >= ? LIMIT ${mostCounted})`,
  )
  const lastBefore = database.prepare('SELECT coalesce(max(seq), 0) AS seq FROM rows WHERE at < ?')
  /** A filter for the newest hour reads no older words. Clocks may jump, so this is only a bound. */
  const boundsOf = ({ terms }: FindQuery): [least: number, most: number] => {
    let [least, most] = [0, Number.MAX_SAFE_INTEGER]
    for (const term of terms) {
      if (term.not || (term.key !== 'after' && term.key !== 'before')) continue
      const bound = (term.key === 'after' ? firstAfter : lastBefore).get(term.epochMs)
      const { seq } = bound as { seq: number }
      if (term.key === 'after') least = Math.max(least, seq)
      else most = Math.min(most, seq)
    }
    return [least, most]
  }
  return {
    find: query => {
      const compiled = compileFilter(query.terms, query.connectionId, lookupOf(query))
      const { match, never } = compiled
      const shown = notHidden(query.hidden ?? null)
      const where = [...compiled.where, ...shown.where]
      const params = [...compiled.params, ...shown.params]
      const nothing = { seqs: new Uint32Array(0), more: false }
      if (never) return nothing
      const [least, most] = boundsOf(query)
      const from = Math.max(least, query.afterSeq + 1)
      const to = Math.min(most, (query.beforeSeq ?? Number.MAX_SAFE_INTEGER) - 1)
      const seq = match === null ? 'rows.seq' : 'texts.rowid'
      const tables =
        match === null
          ? 'rows'
          : where.length === 0
            ? 'texts'
            : 'texts CROSS JOIN rows ON rows.seq = texts.rowid'
      const conditions = [...(match === null ? [] : ['texts MATCH ?']), `${seq} BETWEEN ? AND ?`, ...where]
      const found = database
        .prepare(
          `SELECT group_concat(seq) AS seqs, count(*) AS n FROM
             (SELECT ${seq} AS seq FROM ${tables} WHERE ${conditions.join(' AND ')} ORDER BY ${seq} DESC LIMIT ?)`,
        )
        .get(...(match === null ? [] : [match]), from, to, ...params, query.limit + 1) as {
        seqs: string | null
        n: number
      }
      if (found.seqs === null) return nothing
      return {
        seqs: parseSeqs(found.seqs, found.n).subarray(0, query.limit),
        more: found.n > query.limit,
      }
    },
  }
}
