import { covered, maskNumber, maskText } from './mask-text.ts'
import { flat, numberKeys, outlineKeys, personKeys, spokenKeys, thingKeys } from './private-keys.ts'

type Cover = 'none' | 'number' | 'whole' | 'spoken'

/** An object or a list that is open, with what counts in it at any depth. */
interface Level {
  readonly cover: Cover
  readonly whole: boolean
  readonly spoken: boolean
  readonly ofThing: boolean
}

const outside: Level = { cover: 'none', whole: false, spoken: false, ofThing: false }

const levelIn = ({ whole, spoken, ofThing }: Level, key: string, cover: Cover): Level => ({
  cover,
  whole: whole || cover === 'whole',
  spoken: spoken || cover === 'spoken',
  ofThing: ofThing || thingKeys.has(flat(key)),
})

const coverOf = (key: string, level: Level): Cover => {
  const name = flat(key)
  if (level.whole) return 'whole'
  if (level.spoken) return outlineKeys.has(name) ? 'none' : 'spoken'
  if (spokenKeys.has(name)) return 'spoken'
  if (numberKeys.has(name)) return 'number'
  if (personKeys.has(name)) return 'whole'
  return name === 'name' && !level.ofThing ? 'whole' : 'none'
}

const token = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|-?\d[\d.eE+-]*|[{}[\],:]|[^"{}[\],:\d-]+|-/g
const deepest = 3

const textOf = (literal: string): string => {
  try {
    return JSON.parse(literal)
  } catch {
    return literal.replace(/^"|"$/g, '')
  }
}

const coverString = (literal: string, cover: Cover, depth: number): string => {
  const text = textOf(literal)
  if (text === '') return literal
  const masked =
    cover === 'spoken' || cover === 'whole'
      ? covered
      : cover === 'number'
        ? maskNumber(text)
        : depth < deepest && /^\s*[{[]/.test(text)
          ? maskJson(text, depth + 1)
          : maskText(text)
  return masked === text ? literal : JSON.stringify(masked)
}

const coverNumber = (literal: string, cover: Cover): string => {
  if (cover === 'number' && literal.length >= 7) return JSON.stringify(maskNumber(literal))
  return cover === 'whole' ? JSON.stringify(covered) : literal
}

/**
 * JSON with what is personal covered: numbers, names and addresses under the keys that are known to hold them, all that
 * was said in the call, and numbers and e-mail addresses in any other text. Everything else stays as it was written.
 * Takes JSON that was cut off, too, and any other text. In one pass, not recursive: depth is the sender's choice.
 */
export const maskJson = (text: string, depth = 0): string => {
  const open: Level[] = []
  const parts: string[] = []
  let key = ''
  let held: string | null = null
  let cover: Cover = 'none'
  const level = (): Level => open.at(-1) ?? outside
  /** A string is a key if a colon follows, else a value. */
  const settle = (isKey: boolean): void => {
    if (held === null) return
    if (isKey) {
      key = textOf(held)
      cover = coverOf(key, level())
      parts.push(held)
    } else parts.push(coverString(held, cover, depth))
    held = null
  }
  let spaces = ''
  for (const [piece] of text.matchAll(token)) {
    if (held !== null && piece.trim() === '') {
      spaces += piece
      continue
    }
    settle(piece === ':')
    parts.push(spaces)
    spaces = ''
    if (piece.startsWith('"')) {
      held = piece
      continue
    }
    if (piece === '{' || piece === '[') open.push(levelIn(level(), key, cover))
    else if (piece === '}' || piece === ']') {
      open.pop()
      cover = level().cover
    } else if (piece === ',') cover = level().cover
    parts.push(/^-?\d/.test(piece) ? coverNumber(piece, cover) : piece)
  }
  settle(false)
  parts.push(spaces)
  return parts.join('')
}
