/** Words that say nothing, by their length: what was spoken keeps the length of each of its words. */
const byLength = [
  'a e o',
  'et ut in ad ex',
  'sit non est nec vel',
  'amet elit nunc quam duis',
  'lorem ipsum dolor magna risus',
  'mollis tellus ornare semper mauris',
  'aliquam egestas feugiat integer posuere',
  'faucibus pulvinar praesent interdum volutpat',
  'consequat tincidunt vulputate habitasse imperdiet',
  'adipiscing vestibulum',
  'consectetur condimentum scelerisque suspendisse ullamcorper',
  'pellentesque sollicitudin',
].map(words => words.split(' '))
const longest = byLength.length
const all = new Set(byLength.flat())

const wordOf = (length: number, n: number): string => {
  if (length > longest) return wordOf(longest, n) + wordOf(length - longest, n + 1)
  const words = byLength[length - 1] ?? ['']
  return words[n % words.length] ?? ''
}

const word = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu

/** As many words of as many characters, with the marks between them. @param n makes it another one */
export const wordsStandIn = (original: string, n: number): string => {
  let at = n
  return original.replace(word, found => {
    const made = wordOf(found.length, at++)
    return /^\p{Lu}/u.test(found) ? made.charAt(0).toUpperCase() + made.slice(1) : made
  })
}

const isOurs = (found: string): boolean => {
  for (let at = 0; at < found.length; at += longest)
    if (!all.has(found.slice(at, at + longest).toLowerCase())) return false
  return true
}

/** Whether it says nothing already; also of what has no words at all. */
export const isWordsStandIn = (text: string): boolean => (text.match(word) ?? []).every(isOurs)
