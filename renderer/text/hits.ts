import type { Work } from './work.ts'

/** A place in a text that holds one of the words, from `from` up to `to`. */
export interface Range {
  readonly from: number
  readonly to: number
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')

/**
 * Finds words as the search does: whatever their case, and a phrase also where other signs than spaces are between its
 * words. Null when there is nothing to look for.
 */
export const wordPattern = (words: readonly string[]): RegExp | null => {
  const parts = words.flatMap(word => {
    const pieces = word.match(/[\p{L}\p{N}]+/gu) ?? []
    const loose = pieces.map(escaped).join('[^\\p{L}\\p{N}]+')
    return [escaped(word), ...(pieces.length > 1 ? [loose] : [])]
  })
  const known = parts.filter(part => part !== '')
  return known.length === 0 ? null : new RegExp(known.join('|'), 'giu')
}

/** Beyond this nobody goes from one to the next. */
export const mostHits = 10_000

/** Characters between two rests. */
const piece = 1_048_576
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
    }
    yield
  }
  return hits
}

/** All hits in a short text. */
export const hitsIn = (text: string, pattern: RegExp): readonly Range[] =>
  Array.from(text.matchAll(pattern), match => ({ from: match.index, to: match.index + match[0].length }))
