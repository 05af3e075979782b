const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const

/**
 * A span of time for reading, in its two largest units: "340 ms", "2.1 s", "34 s", "3 min 12 s", "1 d 2 h".
 * @param ms zero or more
 */
export const spanWords = (ms: number): string => {
  const whole = Math.round(ms)
  if (whole < 1_000) return `${whole} ms`
  if (whole < 9_950) return `${(whole / 1_000).toFixed(1)} s`
  const seconds = Math.round(ms / 1_000) * 1_000
  const index = units.findIndex(([, size]) => seconds >= size)
  const [name, size] = units[index] ?? units[3]
  const next = units[index + 1]
  const count = Math.floor(seconds / size)
  const rest = next ? Math.floor((seconds - count * size) / next[1]) : 0
  return next && rest > 0 ? `${count} ${name} ${rest} ${next[0]}` : `${count} ${name}`
}
