const longest = 60

/** A value as somebody sent it, in quotes, on one line and not too long. */
export const shown = (value: string): string => {
  const plain = value.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\uFFFD')
  return `“${plain.length > longest ? `${plain.slice(0, longest)}…` : plain}”`
}

/** What was wanted: one or two by name, more by their number. */
export const wanted = (all: readonly string[], many: string): string => {
  const [first = '', second = ''] = all
  if (all.length === 1) return first
  return all.length === 2 ? `${first} or ${second}` : `one of ${all.length} ${many}`
}

/** "is x", or "is x, not y". */
export const isOrNot = (holds: boolean, found: string, words: string): string =>
  `is ${found}${holds ? '' : `, not ${words}`}`
