import { oddSign } from './odd-signs.ts'

/** Joins what stands before it: accents, and the selectors behind emoji. */
const joins = (code: number): boolean =>
  (code >= 0x300 && code < 0x370) ||
  code === 0x200c ||
  code === 0x200d ||
  (code >= 0x20d0 && code < 0x2100) ||
  (code >= 0xfe00 && code < 0xfe10) ||
  (code >= 0x1f3fb && code < 0x1f400)

/** How many columns of a fixed-width font a sign takes. @param code a code point */
export const columnsOf = (code: number): number => {
  if (code >= 0x20 && code < 0x7f) return 1
  const odd = oddSign(code)
  if (odd) return odd.glyph.length
  if (joins(code)) return 0
  return code >= 0x1100 ? 2 : 1
}

/** A space is a place to break a line behind. */
const space = 32
const lineFeed = 10

/**
 * Where the line that begins at `from` ends when it has that many columns: behind a line feed, behind its last word, or in
 * the middle of a word that is longer than a line. Always takes at least one sign.
 */
export const lineEnd = (text: string, from: number, columns: number, byWord: boolean): number => {
  let used = 0
  let word = -1
  let at = from
  while (at < text.length) {
    const code = text.codePointAt(at) ?? 0
    const width = code > 0xffff ? 2 : 1
    if (code === lineFeed) return at + 1
    used += columnsOf(code)
    if (used > columns && at > from && columnsOf(code) > 0) {
      // A space that does not fit any more hangs over the edge, unseen.
      if (byWord && code === space) return at + 1
      return byWord && word > from ? word : at
    }
    at += width
    if (code === space) word = at
  }
  return at
}
