import { lineEnd } from './columns.ts'
import type { Work } from './work.ts'

/** Lines between two rests. */
const restEvery = 512

/**
 * Where the lines of a text begin when they have so many columns; a last entry is where the text ends. A line that is too
 * long goes on in the next.
 */
export function* lineStarts(text: string, columns: number): Work<Int32Array> {
  let starts = new Int32Array(Math.max(16, Math.ceil(text.length / Math.max(1, columns)) + 2))
  let count = 0
  let at = 0
  while (at < text.length) {
    if (count + 2 > starts.length) {
      const more = new Int32Array(starts.length * 2)
      more.set(starts)
      starts = more
    }
    starts[count++] = at
    at = lineEnd(text, at, columns, false)
    if (count % restEvery === 0) yield
  }
  starts[count] = text.length
  return starts.subarray(0, count + 1)
}
