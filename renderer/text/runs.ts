import type { Range } from './hits.ts'
import { oddSign, oddSigns } from './odd-signs.ts'

/** A piece of a text that is drawn in one way. */
export interface Run {
  /** Its place in the text. */
  readonly from: number
  /** What is drawn. */
  readonly text: string
  /** The name of the sign that could not be drawn as it is. */
  readonly odd: string | null
  readonly hit: Range | null
}

/** The first of sorted ranges that ends behind a place: where the hits of a row begin. */
export const firstBehind = (ranges: readonly Range[], at: number): number => {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.to ?? 0) > at) high = middle
    else low = middle + 1
  }
  return low
}

/** Pieces without odd signs around those that are one. */
const byOddSigns = (text: string, from: number, to: number, hit: Range | null): readonly Run[] => {
  const part = text.slice(from, to)
  if (!oddSigns.test(part)) return part === '' ? [] : [{ from, text: part, odd: null, hit }]
  const runs: Run[] = []
  let plainFrom = from
  let at = from
  const flush = (): void => {
    if (at > plainFrom) runs.push({ from: plainFrom, text: text.slice(plainFrom, at), odd: null, hit })
  }
  for (const sign of part) {
    const odd = oddSign(sign.codePointAt(0) ?? 0)
    if (odd) {
      flush()
      runs.push({ from: at, text: odd.glyph, odd: odd.name, hit })
      plainFrom = at + sign.length
    }
    at += sign.length
  }
  flush()
  return runs
}

/** Cuts a part of a text into pieces. @param hits sorted, without overlap, on the whole text */
export const runsOf = (text: string, from: number, to: number, hits: readonly Range[]): readonly Run[] => {
  const runs: Run[] = []
  let at = from
  for (let i = firstBehind(hits, from); i < hits.length; i++) {
    const hit = hits[i]
    if (!hit || hit.from >= to) break
    runs.push(...byOddSigns(text, at, Math.max(at, hit.from), null))
    runs.push(...byOddSigns(text, Math.max(at, hit.from), Math.min(to, hit.to), hit))
    at = Math.min(to, hit.to)
  }
  runs.push(...byOddSigns(text, at, to, null))
  return runs
}
