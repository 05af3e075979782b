/** The `seq`s of the captures in a list: ascending, each one once. It grows at its end and lets go at its beginning. */
export interface SeqIndex {
  size(): number
  /** The `seq` at a place, 0 for the oldest. */
  at(place: number): number | undefined
  /** Where a `seq` stands; -1 where it does not. */
  placeOf(seq: number): number
  /** How many are that old or older. */
  countUpTo(seq: number): number
  last(): number | undefined
  /** Takes what is new of these, in any order. @returns how many that were */
  add(seqs: readonly number[]): number
  /** @returns whether it was there */
  remove(seq: number): boolean
  /** Takes the place of everything, ascending. */
  replace(seqs: Uint32Array): void
}

const firstRoom = 1_024

/** The union of two ascending lists. */
const merged = (a: Uint32Array, b: Uint32Array): Uint32Array<ArrayBuffer> => {
  const both = new Uint32Array(a.length + b.length)
  let size = 0
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const left = a[i] ?? Infinity
    const right = b[j] ?? Infinity
    both[size++] = Math.min(left, right)
    if (left <= right) i++
    if (right <= left) j++
  }
  return both.subarray(0, size)
}

/** @param most how many are kept: beyond that the oldest go */
export const makeSeqIndex = (most: number): SeqIndex => {
  let items = new Uint32Array(firstRoom)
  let start = 0
  let end = 0

  const countUpTo = (seq: number): number => {
    let low = start
    let high = end
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((items[middle] ?? 0) <= seq) low = middle + 1
      else high = middle
    }
    return low - start
  }
  const placeOf = (seq: number): number => {
    const place = countUpTo(seq) - 1
    return place >= 0 && items[start + place] === seq ? place : -1
  }
  /** Room for so many more behind the end. What was let go at the beginning is given back then. */
  const makeRoom = (more: number): void => {
    if (end + more <= items.length) return
    const next = new Uint32Array(Math.max(firstRoom, (end - start + more) * 2))
    next.set(items.subarray(start, end))
    items = next
    end -= start
    start = 0
  }
  const trim = (): void => {
    start = Math.max(start, end - most)
  }
  const take = (seqs: Uint32Array<ArrayBuffer>): void => {
    items = seqs
    start = 0
    end = seqs.length
    trim()
  }
  return {
    size: () => end - start,
    at: place => (place < 0 || start + place >= end ? undefined : items[start + place]),
    placeOf,
    countUpTo,
    last: () => (end > start ? items[end - 1] : undefined),
    add: seqs => {
      const fresh = Uint32Array.from(new Set(seqs.filter(seq => placeOf(seq) === -1))).sort()
      const first = fresh[0]
      if (first === undefined) return 0
      if (end > start && first < (items[end - 1] ?? 0)) take(merged(items.subarray(start, end), fresh))
      else {
        makeRoom(fresh.length)
        items.set(fresh, end)
        end += fresh.length
        trim()
      }
      return fresh.length
    },
    remove: seq => {
      const place = placeOf(seq)
      if (place === -1) return false
      items.copyWithin(start + place, start + place + 1, end)
      end--
      return true
    },
    replace: seqs => take(Uint32Array.from(seqs)),
  }
}
