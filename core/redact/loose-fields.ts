import { kindOfNumber, kindOfText, outermost } from './fields.ts'
import type { Span } from './sight.ts'

/** A field as it is written in what is no JSON as a whole: cut off, or a piece of it. */
const field = /"([\w-]{1,64})"\s*:\s*("(?:[^"\\]|\\.){1,4096}"|\d{3,20}(?![\d.]))/g

const level = outermost(false)

/** As XML and multipart forms write one: its name, and what it holds. */
const markup = [
  /<([\w:-]{1,64})(?:\s[^<>]{0,256})?>([^<>]{1,4096})(?=<\/\1>)/g,
  /\bname="([\w-]{1,64})"\r?\n(?:[^\r\n]{1,256}\r?\n){0,4}\r?\n([^\r\n]{1,4096})(?=\r?\n--)/g,
]

const markupFields = (text: string): Span[] => {
  if (!/<\/|form-data/.test(text)) return []
  const spans: Span[] = []
  for (const pattern of markup)
    for (const { 0: all, 1: key = '', 2: value = '', index } of text.matchAll(pattern)) {
      const kind = kindOfText(key, value, level)
      const end = index + all.length
      if (kind !== null) spans.push({ kind, why: 'field', start: end - value.length, end })
    }
  return spans
}

const parsed = (literal: string): string | number => {
  try {
    return JSON.parse(literal)
  } catch {
    return ''
  }
}

const inQuotes = (text: string): string => JSON.stringify(text).slice(1, -1)

/** Values of fields in a text that holds some. */
export const looseFields = (text: string): Span[] => {
  const spans: Span[] = markupFields(text)
  if (!/"\s*:/.test(text)) return spans
  for (const { 0: all, 1: key = '', 2: literal = '', index } of text.matchAll(field)) {
    const value = parsed(literal)
    if (value === '') continue
    const end = index + all.length
    const isText = typeof value === 'string'
    const kind = isText ? kindOfText(key, value, level) : kindOfNumber(key, value, level)
    if (kind === null) continue
    const place = { kind, why: 'field', as: String(value) } as const
    spans.push(
      isText
        ? { ...place, start: end - literal.length + 1, end: end - 1, write: inQuotes }
        : { ...place, start: end - literal.length, end },
    )
  }
  return spans
}
