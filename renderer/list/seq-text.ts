import { seqsOfRuns } from '../../shared/seq-runs.ts'

/** Bytes out of base64, by the browser's own way where it has one: half a megabyte must not hold up a frame. */
const bytesOf = (text: string): Uint8Array => {
  const { fromBase64 } = Uint8Array as unknown as { fromBase64?: (text: string) => Uint8Array }
  if (fromBase64) return fromBase64.call(Uint8Array, text)
  const raw = atob(text)
  const bytes = new Uint8Array(raw.length)
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i)
  return bytes
}

/** The `seq`s of a reply to `captures.find`, ascending. */
export const readSeqs = (text: string): Uint32Array => seqsOfRuns(bytesOf(text))
