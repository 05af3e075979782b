import type { SeqRange } from '../search/index-work.ts'

/** Numbers as ranges without gaps, both ends inclusive. @param seqs ascending */
export const asRanges = (seqs: readonly number[]): SeqRange[] => {
  const ranges: [number, number][] = []
  for (const seq of seqs) {
    const last = ranges.at(-1)
    if (last && seq === last[1] + 1) last[1] = seq
    else ranges.push([seq, seq])
  }
  return ranges
}
