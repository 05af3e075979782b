/** Where the rows of a long list stand, in pixels. */
export interface RowMetrics {
  readonly count: number
  readonly total: number
  topOf(row: number): number
  /** The row at a height. */
  at(top: number): number
}

export const evenRows = (count: number, height: number): RowMetrics => ({
  count,
  total: count * height,
  topOf: row => row * height,
  at: top => Math.floor(top / height),
})

/** @param lines how many lines each row has */
export const unevenRows = (lines: Uint8Array, lineHeight: number, padding: number): RowMetrics => {
  const tops = new Int32Array(lines.length + 1)
  for (let row = 0; row < lines.length; row++)
    tops[row + 1] = (tops[row] ?? 0) + (lines[row] ?? 1) * lineHeight + padding
  return {
    count: lines.length,
    total: tops[lines.length] ?? 0,
    topOf: row => tops[row] ?? 0,
    at: top => {
      let low = 0
      let high = lines.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((tops[middle] ?? 0) <= top) low = middle
        else high = middle - 1
      }
      return low
    },
  }
}
