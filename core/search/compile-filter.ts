import { knownValues } from '../../shared/filter/filter-keys.ts'
import type { FilterTerm } from '../../shared/filter/parse-filter.ts'
import { numberDigits, plainWords, spread } from '../../shared/filter/plain-words.ts'
import { slowSteps } from './capture-text.ts'
import { type FacetKind, facetWord, numberPhrase, withoutPrivate } from './tokens.ts'

/** What a filter has to be looked up for. */
export interface FilterLookup {
  /** All values of that kind that any capture has. */
  values(kind: FacetKind): readonly string[]
  /** The words that begin like that; null when there are too many. */
  wordsFrom(beginning: string): readonly string[] | null
  /** Ids of the answers, or rules, that have this in their names, in lower case. */
  answersCalled(value: string): readonly string[]
  rulesCalled(value: string): readonly string[]
}

/** A filter as a query: what FTS5 is to match, and conditions on `rows`. */
export interface CompiledFilter {
  /** Null: no word is asked for. */
  readonly match: string | null
  readonly where: readonly string[]
  readonly params: readonly (string | number)[]
  /** Nothing can fit. */
  readonly never: boolean
}

/** One term: a match, a condition on a row, or both at once; `false` when nothing can fit. */
type Condition =
  | { readonly match?: string; readonly where?: string; readonly params?: (string | number)[] }
  | false

const quoted = (text: string): string => `"${text.replaceAll('"', ' ')}"`
const anyOf = (matches: readonly string[]): string => `(${matches.join(' OR ')})`

const facets = (kind: FacetKind, values: readonly string[]): Condition =>
  values.length > 0 && { match: anyOf([...new Set(values)].map(value => quoted(facetWord(kind, value)))) }

/** A phrase, its last word only begun unless it is exact. One letter is a word of its own: too many words begin with it. */
const phrase = (text: string, exact: boolean, lookup: FilterLookup): string => {
  const whole = spread(withoutPrivate(text)).trim()
  const last = plainWords(whole).at(-1) ?? ''
  if (exact || last.length < 2) return quoted(whole)
  // Shorter ones have words of their own in the index.
  if (last.length > 3 && whole.endsWith(last)) {
    const words = lookup.wordsFrom(last)
    const before = whole.slice(0, whole.length - last.length)
    if (words && words.length > 0) return anyOf(words.map(word => quoted(before + word)))
  }
  return `${quoted(whole)} *`
}

const textCondition = (value: string, exact: boolean, lookup: FilterLookup): Condition => {
  const digits = numberDigits(value)
  if (digits === null) return { match: phrase(value, exact, lookup) }
  const ofNumber = [numberPhrase(digits, 'from'), numberPhrase(digits, 'to')]
  if (digits.length < 4) return { match: anyOf([phrase(value, exact, lookup), ...ofNumber]) }
  const asWritten = /\d\D+\d/.test(value) ? [phrase(value, exact, lookup)] : []
  return { match: anyOf([numberPhrase(digits, 'run'), ...ofNumber, ...asWritten]) }
}

const numberCondition = (column: 'caller' | 'callee', mark: 'from' | 'to', value: string): Condition => {
  const digits = numberDigits(value)
  if (digits !== null) return { match: numberPhrase(digits, mark) }
  return { where: `instr(lower(coalesce(${column}, '')), ?) > 0`, params: [value] }
}

const verdictCondition = (value: string): Condition => {
  const named = (knownValues.verdict ?? []).filter(v => v.startsWith(value))
  return {
    match: anyOf(
      named
        .flatMap((v): [FacetKind, string][] =>
          v === 'deadline'
            ? [['source', v]]
            : v === 'unsigned'
              ? [
                  ['signature', 'failed'],
                  ['signature', 'missing'],
                ]
              : [['verdict', v]],
        )
        .map(([kind, v]) => quoted(facetWord(kind, v))),
    ),
  }
}

const condition = (term: FilterTerm, lookup: FilterLookup): Condition => {
  const having = (kind: FacetKind, value: string): string[] =>
    lookup.values(kind).filter(v => v.toLowerCase().includes(value))
  switch (term.key) {
    case 'text':
      return textCondition(term.value, term.exact === true, lookup)
    case 'note':
      return { match: `{note} : ${phrase(term.value, false, lookup)}` }
    case 'verdict':
      return verdictCondition(term.value)
    case 'is':
    case 'source':
    case 'signature':
      return facets(
        term.key,
        (knownValues[term.key] ?? []).filter(v => v.startsWith(term.value)),
      )
    case 'type':
    case 'tool':
    case 'tag':
      return facets(term.key, having(term.key, term.value))
    case 'answer':
      return facets('answer', [...having('answer', term.value), ...lookup.answersCalled(term.value)])
    case 'rule':
      return facets('rule', [...having('rule', term.value), ...lookup.rulesCalled(term.value)])
    case 'status':
      return facets(
        'status',
        lookup.values('status').filter(v => Number(v) >= term.least && Number(v) <= term.most),
      )
    case 'from':
      return numberCondition('caller', 'from', term.value)
    case 'to':
      return numberCondition('callee', 'to', term.value)
    case 'call':
      return { where: "instr(lower(coalesce(call, '')), ?) > 0", params: [term.value] }
    case 'slower': {
      const step = slowSteps.findLast(ms => ms <= term.ms)
      const match = step === undefined ? {} : { match: quoted(facetWord('slower', String(step))) }
      // The word says it all: no row has to be looked up, of which each may be a page of its own to read.
      if (step === term.ms) return match
      return { ...(term.not ? {} : match), where: 'ms > ?', params: [term.ms] }
    }
    case 'faster':
      return { where: 'ms < ?', params: [term.ms] }
    case 'after':
      return { where: 'at >= ?', params: [term.epochMs] }
    case 'before':
      return { where: 'at < ?', params: [term.epochMs] }
  }
}

/** @param connectionId null: of all connections */
export const compileFilter = (
  terms: readonly FilterTerm[],
  connectionId: string | null,
  lookup: FilterLookup,
): CompiledFilter => {
  const wanted: string[] = []
  const unwanted: string[] = []
  const where: string[] = []
  const params: (string | number)[] = []
  let never = false
  for (const term of terms) {
    const found = condition(term, lookup)
    if (found === false) {
      never ||= !term.not
      continue
    }
    if (found.match !== undefined) (term.not ? unwanted : wanted).push(found.match)
    if (found.where === undefined) continue
    where.push(term.not ? `NOT (${found.where})` : found.where)
    params.push(...(found.params ?? []))
  }
  const words = wanted.length + unwanted.length > 0
  if (connectionId !== null)
    if (words) wanted.push(quoted(facetWord('connection', connectionId)))
    else {
      where.push('connection = ?')
      params.push(connectionId)
    }
  if (!words) return { match: null, where, params, never }
  if (wanted.length === 0) wanted.push(quoted(facetWord('all', '')))
  const match = wanted.join(' AND ')
  return { match: unwanted.length > 0 ? `(${match}) NOT ${anyOf(unwanted)}` : match, where, params, never }
}
