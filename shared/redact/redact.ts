import { type Covers, makeCovers } from './covers.ts'
import { type Replacement, type ReportingCovers, reporting } from './replacement.ts'

/** Covers what identifies people and opens doors, by the names of fields and by shape; the rest stays as it was. */
export interface Redactor {
  /** By shape alone: numbers, e-mails, URLs, keys and tokens. @param pointer where it stands, for the report */
  text(text: string, pointer?: string): string
  /** What stands under that name in a query, a form or a header. */
  field(name: string, value: string, pointer?: string): string
  /** A parsed payload; a copy. @throws RangeError for endless depth */
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

const spoken = /^(?:content|text|transcripts?|summary|conversation_\w+|description|title|message|utterance)$/i
/** What hangs on such a key was said, whatever its own key is. */
const saidBelow = /^transcripts?$/i
const numbers = /(?:^|_)(?:number|phone|from|to|caller_id|caller|msisdn)$/i
const names = /^(?:(?:customer|caller|first|last|full|user|contact|patient|agent_first)_?name|name)$/i
const secrets = /secret|token|password|passwd|api_?key|authorization|cookie/i
/** What is no number in a field for numbers: "web" is a kind of caller. */
const hasDigits = /\d{4}/

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

  const named = (key: string, value: string, said: boolean): string => {
    if (secrets.test(key)) return covers.token(value)
    if (numbers.test(key) && hasDigits.test(value)) return covers.number(value)
    if (spoken.test(key) || (said && /\s/.test(value))) return covers.words(value)
    return names.test(key) ? covers.name(value) : cover(value)
  }

  const ofText = (key: string, text: string, pointer: string, said: boolean): string => {
    const inner = spoken.test(key) || secrets.test(key) ? undefined : parsed(text)
    if (inner === undefined) {
      at(pointer)
      return named(key, text, said)
    }
    const bare = JSON.stringify(walk('', inner, pointer, said))
    return bare === JSON.stringify(inner) ? text : bare
  }

  const ofNumber = (key: string, value: number): number => {
    const text = String(value)
    const isOne = (numbers.test(key) && hasDigits.test(text)) || digits.includes(text)
    // A number in JSON stays one: what checks types finds the same.
    return isOne ? Number(covers.number(text).slice(1)) : value
  }

  const walk = (key: string, value: unknown, pointer: string, said: boolean): unknown => {
    if (typeof value === 'string') return ofText(key, value, pointer, said)
    if (typeof value === 'number') {
      at(pointer)
      return ofNumber(key, value)
    }
    if (Array.isArray(value)) return value.map((item, i) => walk(key, item, step(pointer, i), said))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => {
        at(pointer)
        const shown = cover(name)
        return [shown, walk(name, inner, step(pointer, shown), said || saidBelow.test(name))]
      }),
    )
  }

  return {
    text: (text, pointer = '') => {
      at(pointer)
      return cover(text)
    },
    field: (name, value, pointer = '') => ofText(name, value, pointer, false),
    payload: (value, pointer = '') => walk('', value, pointer, false),
  }
}
