/** Words of a name that a function can have: letters and digits of ASCII, at most six words. */
const wordsOf = (name: string): string[] =>
  (
    name
      .replace(/\.json$/i, '')
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .match(/[A-Za-z0-9]+/g) ?? []
  )
    .slice(0, 6)
    .map(word => word.slice(0, 20))

/** The handler's own functions, in lower case. */
const reserved = [
  'answerevent',
  'answertool',
  'answerlate',
  'answerintime',
  'answerwithinms',
  'answerwithins',
]

/** Gives each answer a name of its own in camel case, such as `answerVipConcierge`, whatever it is called. */
export const makeNames = (): ((title: string) => string) => {
  const taken = new Set(reserved)
  return title => {
    const base = ['answer', ...wordsOf(title)]
      .map((word, i) => (i === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()))
      .join('')
    let name = base
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base}_${n}`
    taken.add(name.toLowerCase())
    return name
  }
}

/** `answerVipConcierge` as `answer_vip_concierge`. */
export const snake = (camel: string): string => camel.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()

/** A name that somebody wrote, for a comment: on one line, without signs that nobody sees, and not too long. */
export const inComment = (text: string): string => {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu, ' ').trim()
  return plain.length > 120 ? `${[...plain].slice(0, 119).join('')}…` : plain
}
