import { readSync } from 'node:fs'
import { traceOf } from './number-trace.ts'

const chunkBytes = 262_144
/** Longer than any spelling of a number. */
const overlap = 1_024

export interface Scanned {
  readonly bytes: number
  readonly traces: number
}

/** Reads a file through from its beginning and counts how often a number is in it. @param descriptor stays open */
export const scanFile = (descriptor: number, digits: string): Scanned => {
  const trace = traceOf(digits)
  const buffer = Buffer.alloc(chunkBytes + overlap)
  let bytes = 0
  let traces = 0
  /** Read once already, at the beginning of the buffer. */
  let kept = 0
  for (;;) {
    const read = readSync(descriptor, buffer, kept, chunkBytes, bytes)
    if (read === 0) return { bytes, traces }
    bytes += read
    const seen = buffer.subarray(0, kept + read)
    // What is whole in the overlap was counted with the chunk before.
    traces += trace.count(seen) - (kept === 0 ? 0 : trace.count(seen.subarray(0, kept)))
    kept = Math.min(overlap, seen.length)
    buffer.copyWithin(0, seen.length - kept, seen.length)
  }
}
