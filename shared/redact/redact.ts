import { flat, numberKeys, outlineKeys, personKeys, spokenKeys, thingKeys } from '../mask/private-keys.ts'
import { type Covers, makeCovers } from './covers.ts'
import { type Replacement, type ReportingCovers, reporting } from './replacement.ts'

/** Covers what identifies people and opens doors, by the names of fields and by shape; the rest stays as it was. */
export interface Redactor {
  /** By shape alone: numbers, e-mails, URLs, keys and tokens. @param pointer where it stands, for the report */
  text(text: string, pointer?: string): string
  /** What stands under that name in a query or a form. Whoever put a value there meant it for a person. */
  field(name: string, value: string, pointer?: string): string
  header(name: string, value: string, pointer?: string): string
  /** A parsed payload; a copy. @throws RangeError for one that is nested deeper than any that means something */
  payload(value: unknown, pointer?: string): unknown
}

export interface RedactorOptions {
  readonly report?: (replacement: Replacement) => void
  /** What has to be covered wherever it stands, because it was met where its field says what it is. */
  readonly known?: readonly Replacement[]
}

const url = /\bhttps?:\/\/[^\s"'<>]+/gi
/** Bounded, because a long word without an @ would be gone through once for each of its letters. */
const email = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g
const token =
  /\b(?:[sprk]k|whsec|rk|key|ghp|xox[abp])[_-][\w-]{8,}|\beyJ[\w-]{8,}(?:\.[\w-]+)*|\bBearer\s+\S+|\/h\/[\w-]{16,}|\b[\w+/-]{40,}={0,2}/g
/** With a plus, in the American grouping, or ten digits in a row. */
const number = /\+\d(?:[ ().-]{0,2}\d){6,14}|\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b|\b\d{10,15}\b/g
/** A piece that is written as in a URL; bounded for the same reason. */
const encoded = /[^\s"'<>&=%]{0,64}(?:%[0-9a-f]{2}[^\s"'<>&=%]{0,64})+/gi

const spoken = /^(?:content|text|transcript|summary|conversation_\w+|description|title|message|utterance)$/i
const numbers = /(?:^|_)(?:number|phone|from|to|caller_id|caller|msisdn)$/i
const names = /^(?:(?:customer|caller|first|last|full|user|contact|patient|agent_first)_?name|name)$/i
const secrets = /secret|token|password|passwd|api_?key|authorization|cookie/i
/** What is no number in a field for numbers: "web" is a kind of caller. */
const hasDigits = /\d{4}/

/** What counts in an object or a list at any depth. */
interface Level {
  readonly depth: number
  /** Below a field that is a person's, or holds what was said. */
  readonly under: 'person' | 'spoken' | null
  readonly ofThing: boolean
}

const outside: Level = { depth: 0, under: null, ofThing: false }
const deepest = 32
/** JSON in a string of JSON, so often. */
const mostInner = 3

const levelIn = ({ depth, under, ofThing }: Level, key: string): Level => {
  const name = flat(key)
  const own = personKeys.has(name) ? 'person' : spokenKeys.has(name) ? 'spoken' : null
  return { depth: depth + 1, under: under ?? own, ofThing: ofThing || thingKeys.has(name) }
}

const decoded = (piece: string): string => {
  try {
    return decodeURIComponent(piece)
  } catch {
    return piece
  }
}

const parsed = (text: string): unknown => {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const step = (pointer: string, name: string | number): string =>
  `${pointer}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`

/** With `report`, the pointers say where each value stood. */
export const makeRedactor = ({ report = () => {}, known = [] }: RedactorOptions = {}): Redactor => {
  const { at, covers }: ReportingCovers = reporting(makeCovers(), report)
  const digits = known.filter(k => k.kind === 'number').map(k => k.original.replace(/\D/g, ''))

  const byShape = (text: string, { email: mail, number: phone, token: key, url: link }: Covers): string =>
    text.replace(url, link).replace(email, mail).replace(token, key).replace(number, phone)

  /** Those first that no shape is found in afterwards; the others once everything of a shape is gone. */
  const cover = (text: string): string => {
    let rest = text
    for (const { kind, original } of known)
      if (kind === 'words' || kind === 'name' || kind === 'token')
        rest = rest.replaceAll(original, () => covers[kind](original))
    rest = byShape(rest, covers).replace(encoded, piece => {
      const plain = decoded(piece)
      const bare = byShape(plain, covers)
      return bare === plain ? piece : bare
    })
    for (const bare of digits) rest = rest.replaceAll(bare, () => covers.number(bare).slice(1))
    return rest
  }

  const named = (key: string, value: string, { under, ofThing }: Level): string => {
    const name = flat(key)
    if (secrets.test(key)) return covers.token(value)
    if (under === 'spoken') return outlineKeys.has(name) ? value : covers.words(value)
    if ((numbers.test(key) || numberKeys.has(name)) && hasDigits.test(value)) return covers.number(value)
    if (spoken.test(key) || spokenKeys.has(name)) return covers.words(value)
    const bare = cover(value)
    // An e-mail address or a URL stays one.
    if (bare !== value || value === '') return bare
    const isPerson = under === 'person' || personKeys.has(name) || (names.test(key) && !ofThing)
    return isPerson ? covers.name(value) : value
  }

  const ofText = (key: string, text: string, pointer: string, level: Level, into: number): string => {
    const inner = level.under === null && into < mostInner && !secrets.test(key) ? parsed(text) : undefined
    if (inner === undefined) {
      at(pointer)
      return named(key, text, level)
    }
    const bare = JSON.stringify(walk(key, inner, pointer, level, into + 1))
    return bare === JSON.stringify(inner) ? text : bare
  }

  const ofNumber = (key: string, value: number, { under }: Level): unknown => {
    const text = String(value)
    const name = flat(key)
    const isOne =
      ((numbers.test(key) || numberKeys.has(name)) && hasDigits.test(text)) || digits.includes(text)
    // A number in JSON stays one: what checks types finds the same.
    if (isOne) return Number(covers.number(text).slice(1))
    return under === 'person' || personKeys.has(name) ? covers.name(text) : value
  }

  const walk = (key: string, value: unknown, pointer: string, level: Level, into: number): unknown => {
    if (level.depth > deepest) throw new RangeError('nested too deep')
    if (typeof value === 'string') return ofText(key, value, pointer, level, into)
    if (typeof value === 'number') {
      at(pointer)
      return ofNumber(key, value, level)
    }
    if (typeof value !== 'object' || value === null) return value
    const inside = levelIn(level, key)
    if (Array.isArray(value)) return value.map((item, i) => walk(key, item, step(pointer, i), inside, into))
    return Object.fromEntries(
      Object.entries(value).map(([name, field]) => {
        at(pointer)
        const shown = cover(name)
        return [shown, walk(name, field, step(pointer, shown), inside, into)]
      }),
    )
  }

  return {
    text: (text, pointer = '') => {
      at(pointer)
      return cover(text)
    },
    field: (name, value, pointer = '') => {
      const covered = ofText(name, value, pointer, outside, 0)
      return covered === value && value !== '' ? covers.token(value) : covered
    },
    header: (name, value, pointer = '') => ofText(name, value, pointer, outside, 0),
    payload: (value, pointer = '') => walk('', value, pointer, outside, 0),
  }
}
