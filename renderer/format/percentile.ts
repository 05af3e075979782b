/**
 * The value that `share` (0 to 1) of the values do not exceed, by the nearest-rank method: always a value that was
 * measured, never one in between. Null when there are none.
 */
export const percentile = (values: readonly number[], share: number): number | null => {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const rank = Math.max(1, Math.ceil(share * sorted.length))
  return sorted[Math.min(rank, sorted.length) - 1] ?? null
}
