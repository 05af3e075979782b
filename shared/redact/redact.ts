import { flat, numberKeys, outlineKeys, personKeys, spokenKeys, thingKeys } from '../mask/private-keys.ts'
import { type Covers, makeCovers } from './covers.ts'

/** Covers what identifies people and opens doors, by the names of fields and by shape; the rest stays as it was. */
export interface Redactor {
  /** By shape alone: numbers, e-mails, URLs, keys and tokens. */
  text(text: string): string
  /** What stands under that name in a query or a form. */
  field(name: string, value: string): string
  /** A parsed payload; a copy. @throws RangeError for one that is nested deeper than any that means something */
  payload(value: unknown): unknown
}

const url = /\bhttps?:\/\/[^\s"'<>]+/gi
// Bounded: of a long run of letters without an @ it would try every beginning to the end.
const email = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g
const token =
  /\b(?:[sprk]k|whsec|rk|key|ghp|xox[abp])[_-][\w-]{8,}|\beyJ[\w-]{8,}(?:\.[\w-]+)*|\bBearer\s+\S+|\/h\/[\w-]{16,}|\b[\w+/-]{40,}={0,2}/g
/** With a plus, in the American grouping, or ten digits in a row. */
const number = /\+\d(?:[ ().-]{0,2}\d){6,14}|\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b|\b\d{10,15}\b/g

const spoken = /^(?:content|text|transcript|summary|conversation_\w+|description|title|message|utterance)$/i
const numbers = /(?:^|_)(?:number|phone|from|to|caller_id|caller|msisdn)$/i
const names = /^(?:(?:customer|caller|first|last|full|user|contact|patient|agent_first)_?name|name)$/i
const secrets = /secret|token|password|passwd|api_?key|authorization|cookie/i
/** What is no number in a field for numbers: "web" is a kind of caller. */
const hasDigits = /\d{4}/

const redactText = (text: string, covers: Covers): string =>
  text
    .replace(url, covers.url)
    .replace(email, covers.email)
    .replace(token, covers.token)
    .replace(number, covers.number)

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

const redactNamed = (key: string, value: string, covers: Covers, { under, ofThing }: Level): string => {
  const name = flat(key)
  if (secrets.test(key)) return covers.token(value)
  if (under === 'spoken') return outlineKeys.has(name) ? value : covers.words(value)
  if ((numbers.test(key) || numberKeys.has(name)) && hasDigits.test(value)) return covers.number(value)
  if (spoken.test(key) || spokenKeys.has(name)) return covers.words(value)
  const byShape = redactText(value, covers)
  // An e-mail address or a URL stays one.
  if (byShape !== value || value === '') return byShape
  const isPerson = under === 'person' || personKeys.has(name) || (names.test(key) && !ofThing)
  return isPerson ? covers.name(value) : value
}

const inner = (value: string): unknown => {
  try {
    return /^\s*[{[]/.test(value) ? JSON.parse(value) : undefined
  } catch {
    return undefined
  }
}

const redactString = (key: string, value: string, covers: Covers, level: Level, into: number): string => {
  const json = level.under === null && into < mostInner ? inner(value) : undefined
  return json === undefined
    ? redactNamed(key, value, covers, level)
    : JSON.stringify(redactValue(key, json, covers, level, into + 1))
}

const redactValue = (key: string, value: unknown, covers: Covers, level: Level, into: number): unknown => {
  if (level.depth > deepest) throw new RangeError('nested too deep')
  if (typeof value === 'string') return redactString(key, value, covers, level, into)
  if (typeof value === 'number') {
    const isNumber = numbers.test(key) || numberKeys.has(flat(key))
    if (isNumber && hasDigits.test(String(value))) return covers.number(String(value))
    return level.under === 'person' || personKeys.has(flat(key)) ? covers.name(String(value)) : value
  }
  if (Array.isArray(value)) {
    const items = levelIn(level, key)
    return value.map(item => redactValue(key, item, covers, items, into))
  }
  if (typeof value !== 'object' || value === null) return value
  const fields = levelIn(level, key)
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      redactText(name, covers),
      redactValue(name, field, covers, fields, into),
    ]),
  )
}

/** One for everything that is shared together: the same caller stays the same. */
export const makeRedactor = (): Redactor => {
  const covers = makeCovers()
  return {
    text: text => redactText(text, covers),
    field: (name, value) => {
      const covered = redactNamed(name, value, covers, outside)
      // Whoever put a value there meant it for a person.
      return covered === value && value !== '' ? covers.token(value) : covered
    },
    payload: value => redactValue('', value, covers, outside, 0),
  }
}
