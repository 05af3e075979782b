/** Gives the same stand-in for the same original, so that what belonged together still does. */
export interface Covers {
  number(original: string): string
  email(original: string): string
  token(original: string): string
  url(original: string): string
  name(original: string): string
  /** Says only how long it was. */
  words(original: string): string
}

const numbered = (make: (n: number) => string): ((original: string) => string) => {
  const known = new Map<string, string>()
  return original => {
    const found = known.get(original)
    if (found !== undefined) return found
    const made = make(known.size + 1)
    known.set(original, made)
    return made
  }
}

/** The numbers from 555 0100 on belong to nobody: they are kept for fiction. */
const fictional = (n: number): string => `+1415555${String(99 + n).padStart(4, '0')}`

const digitsOf = (number: string): string => number.replace(/\D/g, '')

const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length

export const makeCovers = (): Covers => {
  const number = numbered(fictional)
  return {
    // However it is written: +1 (415) 555-0199 is +14155550199.
    number: original => number(digitsOf(original)),
    email: numbered(n => `person${n}@example.com`),
    token: numbered(n => `[token ${n}]`),
    url: numbered(n => `https://example.com/covered-${n}`),
    name: numbered(n => `Person ${n}`),
    words: original => {
      const n = countWords(original)
      return n === 0 ? original : `[${n} ${n === 1 ? 'word' : 'words'} covered]`
    },
  }
}
