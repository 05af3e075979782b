const startsWord = (text: string, at: number): boolean =>
  at === 0 || /[^\p{L}\p{N}]/u.test(text[at - 1] ?? '')

const wordStarts = (text: string): readonly number[] =>
  [...text].flatMap((_, at) => (startsWord(text, at) ? [at] : []))

/** Beginnings of several words: "gc" and "goco" are in "Go to Connections". Null when they are not. */
const scoreApart = (word: string, text: string, starts: readonly number[], from: number): number | null => {
  if (word === '') return 0
  const goesOn = from > 0 && text[from] === word[0] ? scoreApart(word.slice(1), text, starts, from + 1) : null
  if (goesOn !== null) return goesOn + 5
  for (const start of starts) {
    if (start < from || text[start] !== word[0]) continue
    const rest = scoreApart(word.slice(1), text, starts, start + 1)
    if (rest !== null) return rest + 8
  }
  return null
}

const scoreWord = (word: string, text: string): number | null => {
  let best: number | null = null
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    best = Math.max(best ?? 0, 100 - Math.min(40, at) + (startsWord(text, at) ? 60 : 0))
  if (best !== null) return best
  const apart = scoreApart(word, text, wordStarts(text), 0)
  return apart === null ? null : Math.min(60, apart)
}

/**
 * How well a text fits what was typed, from 1 on; null when a word of it is not there. Beginnings of
 * words are best, then what stands within one, then letters from the beginnings of several. Nothing typed fits all texts alike.
 */
export const fuzzy = (typed: string, text: string): number | null => {
  const lower = text.toLowerCase()
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  let sum = 1
  for (const word of words) {
    const score = scoreWord(word, lower)
    if (score === null) return null
    sum += score
  }
  // Of two texts that fit alike, the shorter one is closer to what was meant.
  return sum - Math.min(20, text.length / 8) / 21
}
