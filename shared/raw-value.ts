/** Where a string ends that begins with its quote, behind the closing one. Takes what JSON.parse takes. */
export const afterString = (text: string, from: number): number => {
  let at = from + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

/**
 * The text of a value of a JSON object as it is written there, with its numbers and its order. Of two equal keys the last
 * one counts, as it does for JSON.parse. Not recursive, because depth is the sender's choice.
 * @param text an object that JSON.parse takes
 */
export const rawValue = (text: string, key: string): string | null => {
  let depth = 0
  let name = ''
  let start = -1
  let found: string | null = null
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '"') {
      const end = afterString(text, at)
      if (depth === 1 && start < 0) name = JSON.parse(text.slice(at, end))
      at = end - 1
    } else if (sign === '{' || sign === '[') depth += 1
    else if (sign === ':' && depth === 1) start = at + 1
    else if (depth === 1 && (sign === ',' || sign === '}')) {
      if (start >= 0 && name === key) found = text.slice(start, at).trim()
      start = -1
    }
    if (sign === '}' || sign === ']') depth -= 1
  }
  return found
}
