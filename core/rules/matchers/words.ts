const longest = 60

/** A value as somebody sent it, in quotes, on one line and not too long. */
export const shown = (value: string): string => {
  // Cut first: it may be a megabyte.
  const begin = value.slice(0, longest + 1)
  const plain = begin.slice(0, longest).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\uFFFD')
  return `“${plain}${begin.length > longest ? '…' : ''}”`
}

/** What was wanted: one or two by name, more by their number, so that a thousand cost no more to be said than two. */
export const wanted = <T>(all: readonly T[], many: string, say: (value: T) => string): string =>
  all.length > 2 ? `one of ${all.length} ${many}` : all.map(say).join(' or ')

/** "is x", or "is x, not y". */
export const isOrNot = (holds: boolean, found: string, words: string): string =>
  `is ${found}${holds ? '' : `, not ${words}`}`
