/** Bytes out of base64, by the browser's own way where it has one: half a megabyte must not hold up a frame. */
const bytesOf = (text: string): Uint8Array => {
  const { fromBase64 } = Uint8Array as unknown as { fromBase64?: (text: string) => Uint8Array }
  if (fromBase64) return fromBase64.call(Uint8Array, text)
  const raw = atob(text)
  const bytes = new Uint8Array(raw.length)
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i)
  return bytes
}

/** Below the newest that there can be. */
const top = 2 ** 32

/** The `seq`s of a reply to `captures.find`, ascending. They come newest first, as runs of neighbours. */
export const readSeqs = (text: string): Uint32Array => {
  const bytes = bytesOf(text)
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
  for (let last = top; at < bytes.length; ) {
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
