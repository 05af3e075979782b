/** Below the newest that there can be. */
export const seqTop = 2 ** 32

/**
 * The `seq`s of a reply to `captures.find`, ascending, out of its bytes. They come newest first, as runs of neighbours: for
 * each how far below the one before it its newest is, and how many more follow. Numbers in sevens of bits, the lowest
 * first, a set eighth bit for more to come.
 */
export const seqsOfRuns = (bytes: Uint8Array): Uint32Array => {
  let at = 0
  const next = (): number => {
    let value = 0
    for (let unit = 1; ; unit *= 128) {
      const byte = bytes[at++] ?? 0
      value += (byte % 128) * unit
      if (byte < 128) return value
    }
  }
  const runs: (readonly [newest: number, more: number])[] = []
  let size = 0
  for (let last = seqTop; at < bytes.length; ) {
    const newest = last - next()
    const more = next()
    runs.push([newest, more])
    size += more + 1
    last = newest - more
  }
  const seqs = new Uint32Array(size)
  for (const [newest, more] of runs) for (let i = 0; i <= more; i++) seqs[--size] = newest - i
  return seqs
}
