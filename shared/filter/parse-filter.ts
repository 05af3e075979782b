import { type FilterKey, filterExamples, filterKeys, isFilterKey, knownValues } from './filter-keys.ts'
import { durationOf, instantOf, statusesOf } from './filter-times.ts'
import { plainWords } from './plain-words.ts'

type Timed = 'slower' | 'faster' | 'after' | 'before' | 'status'

export type FilterTerm =
  | {
      readonly key: 'text'
      /** Lower case. */
      readonly value: string
      /** It stood in quotes: its last word is whole, not the beginning of one. */
      readonly exact?: true
      readonly not: boolean
    }
  | { readonly key: Exclude<FilterKey, Timed>; readonly value: string; readonly not: boolean }
  | { readonly key: 'slower' | 'faster'; readonly ms: number; readonly not: boolean }
  | { readonly key: 'after' | 'before'; readonly epochMs: number; readonly not: boolean }
  /** Both inclusive; 0 stands for none at all. */
  | { readonly key: 'status'; readonly least: number; readonly most: number; readonly not: boolean }

export interface ParsedFilter {
  readonly terms: readonly FilterTerm[]
  /** What is wrong with it, for a person; null when all of it is understood. */
  readonly problem: string | null
}

/** Words and "quoted phrases"; a quote that is not closed runs to the end, as it does while typing. */
export const splitFilter = (text: string): readonly string[] =>
  [...text.matchAll(/(?:[^\s"]|"[^"]*"?)+/g)].map(m => m[0])

const listed = (words: readonly string[]): string => words.join(', ')

/** The key of a token, its value, and whether it is turned round; no key for free words. */
export const readToken = (token: string): { key: string | null; value: string; not: boolean } => {
  const not = token.startsWith('-') && token.length > 1
  const bare = not ? token.slice(1) : token
  // A token is a plain word before the colon; "12:04", "https://…" and "\"a: b\"" are free text.
  const key = /^([a-z-]+):(?!\/\/)/i.exec(bare)?.[1]
  if (key === undefined) return { key: null, value: bare, not }
  return { key: key.toLowerCase(), value: bare.slice(key.length + 1), not }
}

const parseText = (value: string, not: boolean): FilterTerm | null => {
  const text = value.replaceAll('"', '').toLowerCase()
  // Signs alone, such as the minus that a word follows, are nothing to look for.
  if (plainWords(text).length === 0) return null
  return { key: 'text', value: text, ...(/^"[^"]*"$/.test(value) ? { exact: true as const } : {}), not }
}

const parseField = (key: FilterKey, value: string, not: boolean): FilterTerm | string => {
  switch (key) {
    case 'slower':
    case 'faster': {
      const ms = durationOf(value)
      return ms === null ? `"${value}" is no time. Write ${key}:500 for 500 ms` : { key, ms, not }
    }
    case 'after':
    case 'before': {
      const epochMs = instantOf(value, Date.now())
      return epochMs === null
        ? `"${value}" is no time. Write ${key}:2026-01-31, ${key}:2026-01-31T12:30, ${key}:12:30 or ${key}:2h`
        : { key, epochMs, not }
    }
    case 'status': {
      const statuses = statusesOf(value)
      return statuses === null
        ? `"${value}" is no status. Write status:200, status:5xx or status:none`
        : { key, ...statuses, not }
    }
    case 'note':
      return plainWords(value).length === 0
        ? `"note:${value}" has no word to look for, as in ${filterExamples.note}`
        : { key, value, not }
    default: {
      const values = knownValues[key]
      return values && !values.some(v => v.startsWith(value))
        ? `"${key}:${value}" matches nothing. There are ${listed(values)}`
        : { key, value, not }
    }
  }
}

const parseToken = (token: string): FilterTerm | string | null => {
  const { key, value, not } = readToken(token)
  if (key === null) return parseText(value, not)
  if (!isFilterKey(key)) return `"${key}:" is no filter. There are ${listed(filterKeys.map(k => `${k}:`))}`
  const bare = value.replaceAll('"', '').toLowerCase()
  return bare.trim() === ''
    ? `"${key}:" needs a value, such as ${filterExamples[key]}`
    : parseField(key, bare, not)
}

/**
 * Reads a filter: free words and `key:value` tokens, a minus before either turns it round, quotes keep spaces.
 * Terms that are not understood are left out of `terms` and named in `problem`.
 */
export const parseFilter = (text: string): ParsedFilter => {
  const terms: FilterTerm[] = []
  let problem: string | null = null
  for (const token of splitFilter(text)) {
    const term = parseToken(token)
    if (typeof term === 'string') problem ??= term
    else if (term !== null) terms.push(term)
  }
  return { terms, problem }
}

/** The free words and phrases that have to be there, for marking where they are. */
export const textTerms = ({ terms }: ParsedFilter): readonly string[] =>
  terms.flatMap(term => (term.key === 'text' && !term.not ? [term.value] : []))

/** Whether rows alone cannot say what fits: free words and notes stand in what only the search has read. */
export const needsSearch = (terms: readonly FilterTerm[]): boolean =>
  terms.some(({ key }) => key === 'text' || key === 'note')
