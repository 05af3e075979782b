export type JsonPath = readonly (string | number)[]

/** A string value in a JSON text. */
export interface JsonString {
  /** Of its opening quote, and of the unit behind its closing one. */
  readonly from: number
  readonly to: number
  readonly value: string
  readonly path: JsonPath
}

interface Level {
  /** The key of an object that is being read; null in a list. */
  key: string | null
  /** The item of a list that is being read. */
  index: number
  isList: boolean
  /** The next string of an object is a key. */
  atKey: boolean
}

/** The index behind a string's closing quote. */
const endOfString = (text: string, start: number): number => {
  for (let at = start + 1; ; at++) {
    const quote = text.indexOf('"', at)
    let slashes = 0
    while (text[quote - 1 - slashes] === '\\') slashes++
    if (slashes % 2 === 0) return quote + 1
    at = quote
  }
}

/**
 * Every string value of a JSON text that `wanted` says yes to by its raw form, with its place; keys are left alone.
 * What is around them can then be kept byte by byte, numbers too long for JavaScript included. Walks without recursion.
 * @param text has to be JSON: nothing of that is checked here
 * @throws Error when it is nested deeper than `deepest`
 */
export const findStrings = (
  text: string,
  wanted: (raw: string) => boolean,
  deepest: number,
): JsonString[] => {
  const found: JsonString[] = []
  const levels: Level[] = []
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    const level = levels.at(-1)
    if (char === '{' || char === '[') {
      if (levels.length === deepest) throw new Error(`it is nested deeper than ${deepest} levels`)
      levels.push({ key: null, index: 0, isList: char === '[', atKey: char === '{' })
    } else if (char === '}' || char === ']') levels.pop()
    else if (char === ',' && level) {
      if (level.isList) level.index++
      else level.atKey = true
    } else if (char === '"') {
      const to = endOfString(text, at)
      const raw = text.slice(at, to)
      if (level?.atKey) {
        level.key = raw
        level.atKey = false
      } else if (wanted(raw))
        found.push({
          from: at,
          to,
          value: JSON.parse(raw),
          path: levels.map(({ key, index }) => (key === null ? index : JSON.parse(key))),
        })
      at = to - 1
    }
  }
  return found
}
