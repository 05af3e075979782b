const encoder = new TextEncoder()

const fnv = (bytes: Uint8Array, hash: number): number => {
  let now = hash
  for (const byte of bytes) now = Math.imul(now ^ byte, 0x01000193)
  return now
}

/** The bytes of a call id, made once for all experiments. */
export const callBytes = (callId: string): Uint8Array => encoder.encode(callId)

/** What the name of an experiment adds to the hash, made once for all calls. */
export const experimentSeed = (experiment: string): number =>
  fnv(encoder.encode(`${experiment}:`), 0x811c9dc5)

/**
 * Where a call stands in an experiment, from 0 to below 100: FNV-1a of 32 bits over the UTF-8 bytes of
 * `<experiment>:<call id>`, its bits spread by the last step of MurmurHash3, because FNV alone leaves ids that follow
 * one another side by side. A few lines in any language, and the same on every machine for good: never change it, or
 * callers change their arm.
 */
export const callPoint = (seed: number, call: Uint8Array): number => {
  let hash = fnv(call, seed)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  hash ^= hash >>> 16
  return ((hash >>> 0) / 0x1_0000_0000) * 100
}
