/** Below the newest that there can be. */
const top = 2 ** 32

/**
 * The `seq`s of captures, newest first, as runs of neighbours: for each how far below the one before it its newest is,
 * and how many more follow. Numbers in sevens of bits, the lowest first, a set eighth bit for more to come; all of it as
 * base64. A list without gaps is a few bytes, one of gaps two or three a capture.
 */
export const packSeqs = (seqs: Uint32Array): string => {
  const bytes = Buffer.allocUnsafe(seqs.length * 6 + 10)
  let size = 0
  const put = (value: number): void => {
    let rest = value
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes[size++] = (rest % 128) + 128
    bytes[size++] = rest
  }
  let last = top
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
