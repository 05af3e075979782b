import { coverText, holdsKept } from './cover-text.ts'
import { coverWords } from './cover-words.ts'
import { isChoice, isCookie, kindOfNumber, kindOfText, type Level, levelIn, outermost } from './fields.ts'
import { plainDigits } from './numbers.ts'
import { redactQuery } from './redact-query.ts'
import type { Kind, Sink } from './sight.ts'

/** Covers what identifies people and opens doors, by the names of fields and by shape; the rest stays as it was. */
export interface Redactor {
  /** By shape, and what is known from other places. @param pointer where it stands, for the report */
  text(text: string, pointer: string): string
  /** What stands under that name in a query or a form. Whoever put a value there meant it for a person. */
  field(name: string, value: string, pointer: string): string
  /** Of all pairs of `a=b&c=d`. */
  query(query: string, pointer: string): string
  header(name: string, value: string, pointer: string): string
  /** A parsed payload; itself where nothing in it is private. @throws RangeError for one that is nested deeper than any that means something */
  payload(value: unknown, pointer: string, options?: { readonly ofThing: boolean }): unknown
}

const deepest = 64

const parsed = (text: string): unknown => {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const steps = new Map<string, Map<string | number, string>>()
const mostSteps = 2_000

/** Places come again and again: each is written once. */
export const step = (pointer: string, name: string | number): string => {
  const known = steps.get(pointer)?.get(name)
  if (known !== undefined) return known
  const made = `${pointer}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`
  if (steps.size > mostSteps) steps.clear()
  const after = steps.get(pointer) ?? new Map<string | number, string>()
  if (after.size < mostSteps) steps.set(pointer, after.set(name, made))
  return made
}

const programWord = /^[a-z]+(?:_[a-z]+)*$|^[a-z]+(?:[A-Z][a-z]+)+$/
/** Whose number it is, as in SIP: `"Ann Smithers" <+14155550142>`. */
const displayed = /^\s*"?(\p{L}[^"<>\d]+?)"?\s*<[^<>]*>/u
const whole = { start: 0, end: 0 }
const schemeOf = /^(?:Bearer|Basic|Token|ApiKey)\s+(?=\S)/i

/** Finds what is private; what becomes of it is the sink's. */
export const makeRedactor = (sink: Sink): Redactor => {
  const free = (text: string, pointer: string, depth = 0): string => {
    const inner = depth < 4 ? parsed(text) : undefined
    if (inner === undefined) return coverText(text, pointer, sink, free, depth)
    try {
      const bare = walk('', inner, pointer, outermost(false))
      return bare === inner ? text : JSON.stringify(bare)
    } catch (error) {
      // Nested deeper than anything that means something: as it is written.
      if (!(error instanceof RangeError)) throw error
      return coverText(text, pointer, sink, free, depth)
    }
  }

  const cover = (kind: Kind, original: string, pointer: string): string => {
    if (kind === 'words') return coverWords(original, pointer, sink)
    const scheme = kind === 'token' ? (schemeOf.exec(original)?.[0] ?? '') : ''
    if (scheme !== '') return scheme + cover(kind, original.slice(scheme.length), pointer)
    if (holdsKept(original, { ...whole, end: original.length }, sink)) return free(original, pointer, 3)
    const plain = kind === 'number' ? plainDigits(original) : original
    const made = sink.cover({ kind, original: plain, why: 'field', pointer })
    return made === plain ? original : made
  }

  const ofText = (key: string, text: string, pointer: string, level: Level): string => {
    if (text === '') return text
    if (
      isChoice(key, text) &&
      sink.known(text).every(({ kind, why }) => kind === 'name' && why !== 'by-hand')
    )
      return text
    const inner = level.under === null ? parsed(text) : undefined
    if (inner !== undefined) {
      const bare = walk(key, inner, pointer, { ...level, depth: level.depth + 1 })
      return bare === inner ? text : JSON.stringify(bare)
    }
    const [, name = ''] = displayed.exec(text) ?? []
    if (name !== '' && kindOfText(key, name, level) === 'name') {
      const at = text.indexOf(name)
      const rest = coverText(text.slice(at + name.length), pointer, sink, free)
      return text.slice(0, at) + cover('name', name, pointer) + rest
    }
    const kind = kindOfText(key, text, level)
    if (kind === null) return coverText(text, pointer, sink, free)
    if (kind !== 'name' && kind !== 'number' && kind !== 'id') return cover(kind, text, pointer)
    // An address or a URL stays one.
    const before = sink.asked()
    const bare = /[@%]|:\/\//.test(text) ? coverText(text, pointer, sink, free) : text
    return sink.asked() > before ? bare : cover(kind, text, pointer)
  }

  const ofNumber = (key: string, value: number, pointer: string, level: Level): number => {
    const text = String(value)
    const kind = kindOfNumber(key, value, level)
    // Short ones are met by chance.
    const known = kind === null && text.length >= 6 ? sink.known(text)[0] : undefined
    const met = known && known.end - known.start === text.length ? known : undefined
    if (kind === null && !met) return value
    // A number in JSON stays one: what checks types finds the same.
    const bare =
      met && met.kind !== 'number'
        ? sink.cover({ ...met, original: met.as ?? text, pointer })
        : cover(kind ?? 'number', text, pointer)
    return /^\d+$/.test(bare) ? Number(bare) : value
  }

  const walk = (key: string, value: unknown, pointer: string, level: Level): unknown => {
    if (level.depth > deepest) throw new RangeError('nested too deep')
    if (typeof value === 'string') return ofText(key, value, pointer, level)
    if (typeof value === 'number') return ofNumber(key, value, pointer, level)
    if (typeof value !== 'object' || value === null) return value
    const inside = levelIn(level, key)
    if (Array.isArray(value)) {
      const items = value.map((item, i) => walk(key, item, step(pointer, i), inside))
      return items.some((item, i) => item !== value[i]) ? items : value
    }
    let changed = false
    const entries = Object.entries(value).map(([name, field]): [string, unknown] => {
      // Words that a program knows are nobody's name.
      const shown = name.length < 5 || (programWord.test(name) && !sink.byHand) ? name : free(name, pointer)
      const bare = walk(name, field, step(pointer, shown), inside)
      changed ||= shown !== name || bare !== field
      return [shown, bare]
    })
    return changed ? Object.fromEntries(entries) : value
  }

  const cookies = (value: string, pointer: string): string =>
    value.replace(/(=)("[^"]*"|[^;\s][^;]*)/g, (all, equals: string, one: string, at: number) =>
      // Of one that is set, the words after the first are no values of it.
      /(?:path|expires|max-age|domain|samesite)$/i.test(value.slice(0, at))
        ? all
        : equals + cover('token', one.replace(/^"|"$/g, ''), pointer),
    )

  const field = (name: string, value: string, pointer: string): string => {
    if (value === '') return value
    const before = sink.asked()
    const bare = ofText(name, value, pointer, outermost(false))
    // A word, a truth or a small number tells of nobody.
    if (sink.asked() > before || /^[\d.]{1,3}$|^(?:true|false|null|yes|no)$/.test(value)) return bare
    return cover('token', value, pointer)
  }

  return {
    text: (text, pointer) => free(text, pointer),
    field,
    query: (query, pointer) => redactQuery(query, { text: free, field }, pointer),
    header: (name, value, pointer) =>
      isCookie(name)
        ? cookies(value, pointer)
        : headerValue(name.replaceAll('-', '_').toLowerCase(), value, pointer),
    payload: (value, pointer, { ofThing } = { ofThing: false }) =>
      walk('', value, pointer, outermost(ofThing)),
  }

  function headerValue(name: string, value: string, pointer: string): string {
    const scheme = schemeOf.exec(value)?.[0] ?? ''
    // The password may stand elsewhere, by itself.
    if (/^basic/i.test(scheme)) {
      const [, password = ''] =
        /:(.+)/.exec(Buffer.from(value.slice(scheme.length), 'base64').toString()) ?? []
      if (password !== '' && !sink.replaces()) cover('token', password, pointer)
    }
    return scheme + ofText(name, value.slice(scheme.length), pointer, outermost(false))
  }
}
