import { numberDigits } from '../../shared/filter/plain-words.ts'
import type { Work } from './work.ts'

/** A place in a text that holds one of the words, from `from` up to `to`. */
export interface Range {
  readonly from: number
  readonly to: number
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')

/** Accented Latin letters by the plain one. */
const accented = (() => {
  const byPlain = new Map<string, string>()
  for (let code = 0xc0; code < 0x1f00; code++) {
    if (code === 0x250) code = 0x1e00
    const [plain = '', ...marks] = String.fromCharCode(code).normalize('NFD').toLowerCase()
    if (marks.length > 0) byPlain.set(plain, (byPlain.get(plain) ?? '') + String.fromCharCode(code))
  }
  return byPlain
})()

/** A letter with and without accents, as the search takes them for the same. */
const anyAccent = (sign: string): string => {
  const more = accented.get(sign)
  return more === undefined ? escaped(sign) : `[${sign}${more}]\\p{M}*`
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const lettersOf = (word: string): string => Array.from(plain(word), anyAccent).join('')

/** What a term looks for: as it is written, its words whatever is between them, and a number however it is spaced. */
const waysOf = (term: string): readonly string[] => {
  const words = term.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  const digits = numberDigits(term)
  return [
    lettersOf(term),
    ...(words.length > 1 ? [words.map(lettersOf).join('[^\\p{L}\\p{N}]+')] : []),
    ...(digits === null ? [] : [Array.from(digits).join('[\\s().-]{0,2}')]),
  ]
}

/**
 * Finds the words of a filter as the search does: whatever their case and their accents, a phrase also where other signs
 * than spaces are between its words. Null when there is nothing to look for.
 */
export const wordPattern = (terms: readonly string[]): RegExp | null => {
  const ways = terms.filter(term => term.trim() !== '').flatMap(waysOf)
  return ways.length === 0 ? null : new RegExp(ways.join('|'), 'giu')
}

/** Beyond this nobody goes from one to the next. */
export const mostHits = 10_000

/** Hits between two rests. */
const restEvery = 1_024
/** Characters between two rests. */
const piece = 524_288
/** A hit that begins in one piece may end in the next. */
const overlap = 1_024

/** All hits in a text, in order; at most `mostHits`. */
export function* findHits(text: string, pattern: RegExp): Work<readonly Range[]> {
  const hits: Range[] = []
  let from = 0
  for (let start = 0; start < text.length; start += piece) {
    const part = text.slice(start, start + piece + overlap)
    pattern.lastIndex = Math.max(0, from - start)
    for (let match = pattern.exec(part); match; match = pattern.exec(part)) {
      if (match.index >= piece) break
      from = start + pattern.lastIndex
      hits.push({ from: start + match.index, to: from })
      if (hits.length === mostHits) return hits
      if (hits.length % restEvery === 0) {
        const { lastIndex } = pattern
        yield
        pattern.lastIndex = lastIndex
      }
    }
    yield
  }
  return hits
}

/** All hits in a short text. */
export const hitsIn = (text: string, pattern: RegExp): readonly Range[] =>
  Array.from(text.matchAll(pattern), match => ({ from: match.index, to: match.index + match[0].length }))
