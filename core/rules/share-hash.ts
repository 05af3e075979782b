const encoder = new TextEncoder()

/**
 * Where a call stands in an experiment, from 0 to below 100: FNV-1a of 32 bits over the UTF-8 bytes of
 * `<experiment>:<call id>`, its bits spread by the last step of MurmurHash3, because FNV alone leaves ids that follow
 * one another side by side. A few lines in any language, and the same on every machine for good: never change it, or
 * callers change their arm.
 */
export const callPoint = (experiment: string, callId: string): number => {
  let hash = 0x811c9dc5
  for (const byte of encoder.encode(`${experiment}:${callId}`)) hash = Math.imul(hash ^ byte, 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  hash ^= hash >>> 16
  return ((hash >>> 0) / 0x1_0000_0000) * 100
}
