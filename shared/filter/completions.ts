import { filterExamples, filterKeys, isFilterKey, knownValues } from './filter-keys.ts'
import { readToken, splitFilter } from './parse-filter.ts'

export interface FilterCompletion {
  /** What stands in the list: `verdict:`, `verdict:fallback`. */
  readonly label: string
  /** One in use, where the label is only a key. */
  readonly example: string | null
  /** The whole filter with it, and where the caret is then. */
  readonly text: string
  readonly caret: number
}

/** What people write most, where the values are not fixed. */
const usual: Readonly<Record<string, readonly string[]>> = {
  type: ['incoming', 'complete', 'tool', 'graded'],
  status: ['2xx', '4xx', '5xx', 'none'],
  after: ['10m', '1h', '24h', '7d'],
  before: ['10m', '1h', '24h', '7d'],
  slower: ['500', '1000', '1500'],
  faster: ['100', '500'],
}

/** The token that the caret stands in or at the end of; an empty one between two. */
const tokenAt = (text: string, caret: number): { token: string; start: number } => {
  let from = 0
  for (const token of splitFilter(text)) {
    const start = text.indexOf(token, from)
    from = start + token.length
    if (caret < start) break
    if (caret <= from) return { token, start }
  }
  return { token: '', start: caret }
}

/**
 * How the token at the caret could go on: keys, and values of keys that have known ones. Pure.
 * @param more values that are there now, by key: names of answers and rules, tags
 */
export const completions = (
  text: string,
  caret: number,
  more: Readonly<Record<string, readonly string[]>> = {},
): readonly FilterCompletion[] => {
  const { token, start } = tokenAt(text, caret)
  const typed = token.slice(0, caret - start)
  if (typed.includes('"') && !typed.includes(':')) return []
  const { key, value, not } = readToken(typed)
  const minus = not || typed === '-' ? '-' : ''
  const make = (label: string, example: string | null): FilterCompletion => {
    const before = `${text.slice(0, start)}${minus}${label}`
    const after = text.slice(start + token.length)
    // After a whole value the next token begins.
    const space = example === null && !after.startsWith(' ') ? ' ' : ''
    return {
      label: `${minus}${label}`,
      example,
      text: before + space + after,
      caret: before.length + space.length,
    }
  }
  if (key === null) {
    const begun = typed === '-' ? '' : value.toLowerCase()
    return filterKeys.filter(k => k.startsWith(begun)).map(k => make(`${k}:`, filterExamples[k]))
  }
  if (!isFilterKey(key)) return []
  const begun = value.replaceAll('"', '').toLowerCase()
  const values = [...(knownValues[key] ?? usual[key] ?? []), ...(more[key] ?? [])]
  return [...new Set(values)]
    .filter(v => v.toLowerCase().includes(begun) && v.toLowerCase() !== begun)
    .map(v => make(`${key}:${/\s/.test(v) ? `"${v}"` : v}`, null))
}
