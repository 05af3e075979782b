import { OutcomeSource, SignatureStatus, VerdictResult } from '../capture.ts'

/** What a token can name. */
export const filterKeys = [
  'type',
  'verdict',
  'from',
  'to',
  'call',
  'source',
  'signature',
  'slower',
  'after',
] as const
export type FilterKey = (typeof filterKeys)[number]

export type FilterTerm =
  | {
      readonly key: 'text' | Exclude<FilterKey, 'slower' | 'after'>
      readonly value: string
      readonly not: boolean
    }
  | { readonly key: 'slower'; readonly ms: number; readonly not: boolean }
  | { readonly key: 'after'; readonly epochMs: number; readonly not: boolean }

export interface ParsedFilter {
  readonly terms: readonly FilterTerm[]
  /** What is wrong with it, for a person; null when all of it is understood. */
  readonly problem: string | null
}

/** The values that exist; anything else can never match, so it is said instead of showing an empty list. */
const known: Partial<Record<FilterKey, readonly string[]>> = {
  verdict: [...VerdictResult.options, 'deadline', 'unsigned'],
  source: OutcomeSource.options,
  signature: SignatureStatus.options,
}

const isKey = (word: string): word is FilterKey => (filterKeys as readonly string[]).includes(word)

/** Words and "quoted phrases"; a quote that is not closed runs to the end, as it does while typing. */
const split = (text: string): readonly string[] =>
  [...text.matchAll(/(?:[^\s"]|"[^"]*"?)+/g)].map(m => m[0].replaceAll('"', ''))

const listed = (words: readonly string[]): string => words.join(', ')

const parseTerm = (word: string): FilterTerm | string => {
  const not = word.startsWith('-') && word.length > 1
  const bare = not ? word.slice(1) : word
  const colon = bare.indexOf(':')
  // A token is a plain word before the colon; "12:04" and "https://…" are free text.
  if (colon <= 0 || !/^[a-z-]+$/i.test(bare.slice(0, colon)) || bare.startsWith('http'))
    return { key: 'text', value: bare.toLowerCase(), not }
  const key = bare.slice(0, colon).toLowerCase()
  const value = bare.slice(colon + 1).toLowerCase()
  if (!isKey(key)) return `"${key}:" is no filter. There are ${listed(filterKeys.map(k => `${k}:`))}`
  if (value === '') return `"${key}:" needs a value, such as ${examples[key]}`
  if (key === 'slower') {
    const ms = Number(value.replace(/ms$/, ''))
    return Number.isFinite(ms) && ms >= 0
      ? { key, ms, not }
      : `"${value}" is no time. Write slower:500 for 500 ms`
  }
  if (key === 'after') {
    const epochMs = Date.parse(value)
    return Number.isNaN(epochMs)
      ? `"${value}" is no time. Write after:2026-01-31 or after:2026-01-31T12:30`
      : { key, epochMs, not }
  }
  const values = known[key]
  if (values && !values.some(v => v.startsWith(value)))
    return `"${key}:${value}" matches nothing. There are ${listed(values)}`
  return { key, value, not }
}

const examples: Record<FilterKey, string> = {
  type: 'type:incoming',
  verdict: 'verdict:fallback',
  from: 'from:+1415',
  to: 'to:+1555',
  call: 'call:9876',
  source: 'source:deadline',
  signature: 'signature:missing',
  slower: 'slower:500',
  after: 'after:2026-01-31T12:30',
}

/**
 * Reads a filter: free words and `key:value` tokens, a minus before either turns it round, quotes keep spaces.
 * Terms that are not understood are left out of `terms` and named in `problem`.
 */
export const parseFilter = (text: string): ParsedFilter => {
  const terms: FilterTerm[] = []
  let problem: string | null = null
  for (const word of split(text)) {
    const term = parseTerm(word)
    if (typeof term === 'string') problem ??= term
    else if (!('value' in term) || term.value !== '') terms.push(term)
  }
  return { terms, problem }
}
