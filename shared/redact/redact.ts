import { type Covers, makeCovers } from './covers.ts'

/** Covers what identifies people and opens doors, by the names of fields and by shape; the rest stays as it was. */
export interface Redactor {
  /** By shape alone: numbers, e-mails, URLs, keys and tokens. */
  text(text: string): string
  /** What stands under that name in a query or a form. */
  field(name: string, value: string): string
  /** A parsed payload; a copy. @throws RangeError for endless depth */
  payload(value: unknown): unknown
}

const url = /\bhttps?:\/\/[^\s"'<>]+/gi
const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
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

const redactNamed = (key: string, value: string, covers: Covers): string => {
  if (secrets.test(key)) return covers.token(value)
  if (numbers.test(key) && hasDigits.test(value)) return covers.number(value)
  if (spoken.test(key)) return covers.words(value)
  if (names.test(key)) return covers.name(value)
  return redactText(value, covers)
}

const redactValue = (key: string, value: unknown, covers: Covers): unknown => {
  if (typeof value === 'string') return redactNamed(key, value, covers)
  if (typeof value === 'number')
    return numbers.test(key) && hasDigits.test(String(value)) ? covers.number(String(value)) : value
  if (Array.isArray(value)) return value.map(item => redactValue(key, item, covers))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      redactText(name, covers),
      redactValue(name, inner, covers),
    ]),
  )
}

/** One for everything that is shared together: the same caller stays the same. */
export const makeRedactor = (): Redactor => {
  const covers = makeCovers()
  return {
    text: text => redactText(text, covers),
    field: (name, value) => redactNamed(name, value, covers),
    payload: value => redactValue('', value, covers),
  }
}
