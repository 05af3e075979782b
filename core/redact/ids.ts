const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
/** What tells the kind of thing: `call_`, `org-`, or the two capitals before the 32 digits of Twilio. */
const prefixOf = (id: string): string =>
  /^(?:[A-Za-z]{1,16}[_-])+(?=.)|^[A-Z]{2}(?=[0-9a-f]{32}$)/.exec(id)?.[0] ?? ''

/** The same alphabet, `signs` of them, counted by `n`. */
const counted = (rest: string, n: number): string => {
  const signs = rest.replace(/[^\p{L}\p{N}]/gu, '')
  if (/^\p{L}+$/u.test(signs)) {
    const upper = /^\p{Lu}+$/u.test(signs)
    let letters = ''
    for (let left = n; letters.length < signs.length || left > 0; left = Math.floor(left / 26))
      letters = String.fromCharCode((upper ? 65 : 97) + (left % 26)) + letters
    return letters
  }
  const tail = String(n + 1)
  // A number does not begin with a zero.
  const head = /^[1-9]\d*$/.test(signs) ? '1' : ''
  return head + tail.padStart(signs.length - head.length, '0')
}

/** The n-th one of that prefix, alphabet and length; what stands between its signs stays there. */
export const idStandIn = (original: string, n: number): string => {
  if (uuid.test(original)) return `00000000-0000-4000-8000-${String(n + 1).padStart(12, '0')}`
  const prefix = prefixOf(original)
  const rest = original.slice(prefix.length)
  const made = counted(rest, n)
  let at = made.length - rest.replace(/[^\p{L}\p{N}]/gu, '').length
  return prefix + made.slice(0, at) + rest.replace(/[\p{L}\p{N}]/gu, () => made[at++] ?? '0')
}

export const isIdStandIn = (text: string): boolean => {
  if (/^00000000-0000-4000-8000-\d{12}$/.test(text)) return true
  const rest = text.slice(prefixOf(text).length).replace(/[^\p{L}\p{N}]/gu, '')
  if (rest.length < 6) return /^[01]\d*$|^a*[a-z]?$/i.test(rest)
  return /^1?0+\d{1,5}$|^a{2,}[a-z]{1,4}$|^A{2,}[A-Z]{1,4}$/.test(rest)
}
