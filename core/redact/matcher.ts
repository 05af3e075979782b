import type { Kind, Span } from './sight.ts'

/** What is looked for wherever it stands. */
export interface Needle {
  /** As it would be written. */
  readonly text: string
  readonly kind: Kind
  readonly why: Span['why']
  /** The value that it stands for, where it is another writing of it. */
  readonly as: string
  /** What takes its place; left out where that is made of how it is written. */
  readonly made?: string
  /** In this spelling only, as a key is; otherwise in any. */
  readonly exact: boolean
  /** Not as a part of a longer word. */
  readonly whole: boolean
}

const buckets = 1 << 20
const sizes = [16, 8, 4, 3] as const

const fold = (text: string): string => {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text
}

const isWordSign = /[\p{L}\p{N}]/u
const isInWord = (text: string, start: number, end: number): boolean =>
  (isWordSign.test(text[start] ?? '') && isWordSign.test(text[start - 1] ?? '')) ||
  (isWordSign.test(text[end - 1] ?? '') && isWordSign.test(text[end] ?? ''))

interface Tier {
  readonly size: number
  readonly filter: Uint8Array
  /** By its first signs: the lengths that are there, longest first, and all of them by their text. */
  readonly heads: Map<string, { lengths: number[]; readonly all: Map<string, Needle[]> }>
}

const hashAt = (text: string, at: number, size: number): number => {
  let hash = 0
  for (let i = 0; i < size; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(at + i)) | 0
  return (hash ^ (hash >>> 15)) & (buckets - 1)
}

/**
 * Finds any of many texts in one pass: by a hash of their first signs, then by these signs, then whole. It takes no
 * longer when there are a hundred thousand.
 */
export const makeMatcher = (needles: Iterable<Needle>): ((text: string) => Span[]) => {
  const tiers = new Map<number, Tier>()
  for (const needle of needles) {
    const folded = fold(needle.text)
    const size = sizes.find(one => folded.length >= one)
    if (size === undefined) continue
    const tier = tiers.get(size) ?? { size, filter: new Uint8Array(buckets), heads: new Map() }
    tiers.set(size, tier)
    const head = folded.slice(0, size)
    const found = tier.heads.get(head) ?? { lengths: [], all: new Map() }
    tier.heads.set(head, found)
    tier.filter[hashAt(folded, 0, size)] = 1
    if (!found.lengths.includes(folded.length))
      found.lengths = [...found.lengths, folded.length].toSorted((a, b) => b - a)
    found.all.set(folded, [...(found.all.get(folded) ?? []), needle])
  }
  const inOrder = [...tiers.values()].toSorted((a, b) => b.size - a.size)

  const at = (text: string, folded: string, start: number): Span | null => {
    for (const { size, filter, heads } of inOrder) {
      if (start + size > folded.length || filter[hashAt(folded, start, size)] === 0) continue
      const head = heads.get(folded.slice(start, start + size))
      if (!head) continue
      for (const length of head.lengths) {
        if (start + length > folded.length) continue
        const end = start + length
        const needle = head.all
          .get(folded.slice(start, end))
          ?.find(
            one =>
              (!one.exact || text.slice(start, end) === one.text) &&
              !(one.whole && isInWord(text, start, end)),
          )
        if (needle) {
          const { kind, why, as, made } = needle
          return { start, end, kind, why, as, ...(made !== undefined && { made }) }
        }
      }
    }
    return null
  }

  return text => {
    const folded = fold(text)
    const spans: Span[] = []
    for (let start = 0; start < text.length; start++) {
      const span = at(text, folded, start)
      if (!span) continue
      spans.push(span)
      start = span.end - 1
    }
    return spans
  }
}
