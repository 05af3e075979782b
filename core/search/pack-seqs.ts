import { seqTop } from '../../shared/seq-runs.ts'

/** The `seq`s of captures, newest first, as runs of neighbours: a list without gaps is a few bytes, one of gaps two or three a capture. `seqsOfRuns` reads them. @returns base64 */
export const packSeqs = (seqs: Uint32Array): string => {
  const bytes = Buffer.allocUnsafe(seqs.length * 6 + 10)
  let size = 0
  const put = (value: number): void => {
    let rest = value
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes[size++] = (rest % 128) + 128
    bytes[size++] = rest
  }
  let last = seqTop
  for (let from = 0; from < seqs.length; ) {
    const newest = seqs[from] ?? 0
    let more = 0
    while (seqs[from + more + 1] === newest - more - 1) more++
    put(last - newest)
    put(more)
    last = newest - more
    from += more + 1
  }
  return bytes.toString('base64', 0, size)
}
