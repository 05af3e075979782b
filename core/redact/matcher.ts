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

/** Needles of at least so many signs, by their first ones. */
interface Tier {
  readonly size: number
  /** What the sign that leaves the window counted. */
  readonly leaving: number
  readonly filter: Uint8Array
  /** By its first signs: one by itself, as most are, or several. */
  readonly heads: Map<string, Needle | Several>
}

/** The lengths that are there, longest first, and all of them by their text. */
interface Several {
  lengths: number[]
  readonly all: Map<string, Needle[]>
}

const base = 31
const slot = (hash: number): number => (hash ^ (hash >>> 15)) & (buckets - 1)
const powerOf = (n: number): number => (n === 0 ? 1 : Math.imul(base, powerOf(n - 1)))

const hashOf = (text: string, size: number): number => {
  let hash = 0
  for (let i = 0; i < size; i++) hash = (Math.imul(hash, base) + text.charCodeAt(i)) | 0
  return hash
}

const withOneMore = (found: Needle | Several, needle: Needle): Several => {
  const several =
    'all' in found ? found : withOneMore({ lengths: [], all: new Map<string, Needle[]>() }, found)
  const { all } = several
  const folded = fold(needle.text)
  if (!several.lengths.includes(folded.length))
    several.lengths = [...several.lengths, folded.length].toSorted((a, b) => b - a)
  const same = all.get(folded)
  if (same) same.push(needle)
  else all.set(folded, [needle])
  return several
}

const makeTiers = (needles: Iterable<Needle>): Tier[] => {
  const tiers = new Map<number, Tier>()
  for (const needle of needles) {
    const folded = fold(needle.text)
    const size = sizes.find(one => folded.length >= one)
    if (size === undefined) continue
    const tier = tiers.get(size) ?? {
      size,
      leaving: powerOf(size - 1),
      filter: new Uint8Array(buckets),
      heads: new Map(),
    }
    tiers.set(size, tier)
    const head = folded.slice(0, size)
    tier.filter[slot(hashOf(folded, size))] = 1
    const found = tier.heads.get(head)
    tier.heads.set(head, found ? withOneMore(found, needle) : needle)
  }
  return [...tiers.values()].toSorted((a, b) => b.size - a.size)
}

const needleAt = ({ size, heads }: Tier, text: string, folded: string, start: number): Span | null => {
  const head = heads.get(folded.slice(start, start + size))
  if (!head) return null
  const stands = (one: Needle, end: number): boolean =>
    (!one.exact || text.slice(start, end) === one.text) && !(one.whole && isInWord(text, start, end))
  const isSeveral = 'all' in head
  for (const length of isSeveral ? head.lengths : [head.text.length]) {
    const end = start + length
    if (end > folded.length) continue
    const found = folded.slice(start, end)
    const needle = isSeveral
      ? head.all.get(found)?.find(one => stands(one, end))
      : fold(head.text) === found && stands(head, end)
        ? head
        : undefined
    if (!needle) continue
    const { kind, why, as, made } = needle
    return { start, end, kind, why, as, ...(made !== undefined && { made }) }
  }
  return null
}

/** Where needles of one tier begin, and which; those that lie within one before are left out. */
const findIn = (tier: Tier, text: string, folded: string): Span[] => {
  const { size, leaving, filter } = tier
  const spans: Span[] = []
  if (folded.length < size) return spans
  let hash = hashOf(folded, size)
  let free = 0
  for (let start = 0; ; start++) {
    if (start >= free && filter[slot(hash)] === 1) {
      const span = needleAt(tier, text, folded, start)
      if (span) {
        spans.push(span)
        free = span.end
      }
    }
    if (start + size >= folded.length) return spans
    const rest = (hash - Math.imul(folded.charCodeAt(start), leaving)) | 0
    hash = (Math.imul(rest, base) + folded.charCodeAt(start + size)) | 0
  }
}

/**
 * Finds any of many texts in a few passes: by a hash of their first signs that rolls along, then by these signs, then
 * whole. It takes no longer when there are a hundred thousand.
 */
export const makeMatcher = (needles: Iterable<Needle>): ((text: string) => Span[]) => {
  const tiers = makeTiers(needles)
  return text => {
    const folded = fold(text)
    return tiers.flatMap(tier => findIn(tier, text, folded))
  }
}
