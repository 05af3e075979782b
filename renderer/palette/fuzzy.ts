const startsWord = (text: string, at: number): boolean =>
  at === 0 || /[^\p{L}\p{N}]/u.test(text[at - 1] ?? '')

/** Letters that lie apart, the first at the beginning of a word: "gc" is in "Go to Connections". */
const scoreApart = (word: string, text: string, from: number): number | null => {
  let score = 0
  let at = from
  for (const letter of word) {
    const found = text.indexOf(letter, at)
    if (found === -1) return null
    score += startsWord(text, found) ? 8 : found === at ? 5 : 1
    at = found + 1
  }
  return Math.min(60, score)
}

const scoreWord = (word: string, text: string): number | null => {
  let best: number | null = null
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    best = Math.max(best ?? 0, 100 - Math.min(40, at) + (startsWord(text, at) ? 60 : 0))
  if (best !== null) return best
  for (let at = text.indexOf(word[0] ?? ''); at !== -1; at = text.indexOf(word[0] ?? '', at + 1))
    if (startsWord(text, at)) best = Math.max(best ?? 0, scoreApart(word, text, at) ?? 0)
  return best === 0 ? null : best
}

/**
 * How well a text fits what was typed, from 1 on; null when a word of it is not there. Whole words are best, then their
 * beginnings, then letters that lie apart. Nothing typed fits all texts alike.
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
