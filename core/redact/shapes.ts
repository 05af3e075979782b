import { isIPv6 } from 'node:net'
import { digitsOf, isValid, plainDigits } from './numbers.ts'
import { maySecret, secretShape } from './secret-shapes.ts'
import type { Kind, Span } from './sight.ts'

const url = /\b(?:https?|wss?|s?ftps?|s3|gs|rtmps?):\/\/[^\s"'<>\\`]+/gi
/** Bounded, because a long word without an @ would be gone through once for each of its letters. */
const email = /(?:[\p{L}\p{N}_.+-]{1,64}|"[^"@\\\n]{1,64}")@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu
const uuid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi
const id =
  /\b(?:[A-Za-z]{2,16}_)+(?=(?:[A-Za-z]{0,64}\d){2})[A-Za-z0-9]{8,128}\b|\b(?=[0-9a-f]{0,40}\d)(?=[0-9a-f]{0,40}[a-f])[0-9a-f]{16,}\b|\b[A-Z]{2}[0-9a-f]{32}\b|\b[0-7](?=[0-9A-Z]{0,24}[A-Z])[0-9A-HJKMNP-TV-Z]{25}\b/g
const anyToken = /\b(?=[\w+/-]{0,80}\d)(?=[\w+/-]{0,80}[a-z])(?=[\w+/-]{0,80}[A-Z])[\w+/-]{40,}={0,2}/g
const ip4 = /(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w.]*\d)(?!\w)/g
const ip6 = /(?<![\w:.])(?:[0-9a-f]{1,4})?(?::[0-9a-f]{0,4}){2,7}(?![\w:])/gi
const ownIp = /^(?:127\.|0\.0\.0\.0$|255\.255\.255\.255$|::1?$)/
/** Digits with what people put between them. A date, a time and a part of an id are none. */
const number =
  /(?:\+|(?<![\w.@/-]))(?:\(\+?\d{1,5}\)[ .-]?)?\d(?:(?:[ .\-/()_·\u00a0\u2007-\u2015\u202f\u2212]{0,2}| [-\u2010-\u2015] )\d){6,16}(?!(?!(?:x|ext)\.?\s?\d)[\w@]|[-:.]\d)|(?<![\w.,])\d{10,15}(?![\w.])/g

const northAmerican = /^1?[2-9]\d{2}[2-9]\d{6}$/
/** Seconds, milliseconds or microseconds since 1970, of these decades. */
const epoch = /^1[3-9]\d{8}(?:\d{3}|\d{6})?$/

const isNumber = (found: string): boolean => {
  const digits = digitsOf(found)
  if (found.startsWith('+') || found.startsWith('(+')) return digits.length >= 7 && digits.length <= 15
  if (northAmerican.test(digits)) return digits.length === 11 || !/^\d{10}$/.test(found) || !epoch.test(found)
  if (/^0[1-9]/.test(digits))
    return digits.length >= 9 && digits.length <= 12 && !/^\d{2}[./-]\d{2}[./-]\d{4}/.test(found)
  if (/^00[1-9]/.test(digits)) return digits.length >= 10
  return /^\d{11,15}$/.test(found) && !epoch.test(found) && isValid(digits)
}

/** Of a payment card, or of an account. */
const card =
  /(?<![\w.+-])(?:[3-6]\d{3}(?:[ -]?\d){9,15}|[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?)(?![\w]|[-.]\d)/g

/** By ISO 7812 or ISO 13616. */
const isCard = (found: string): boolean => {
  const signs = found.replace(/[ -]/g, '')
  if (/^\d/.test(signs)) {
    const sum = [...signs].toReversed().reduce((all, sign, i) => {
      const value = Number(sign) * (i % 2 === 0 ? 1 : 2)
      return all + (value > 9 ? value - 9 : value)
    }, 0)
    return sum % 10 === 0
  }
  const turned = signs.slice(4) + signs.slice(0, 4)
  return [...turned].reduce((rest, sign) => Number(`${rest}${Number.parseInt(sign, 36)}`) % 97, 0) === 1
}

const foreignDigit = /(?![0-9])\p{Nd}/u

/** Numbers in digits of another script. */
const inPlainDigits = (text: string): Span[] => {
  const plain = plainDigits(text)
  return spansOf(plain, number, 'number', isNumber).map(span => ({
    ...span,
    as: plain.slice(span.start, span.end),
  }))
}

const spansOf = (
  text: string,
  pattern: RegExp,
  kind: Kind,
  holds: (found: string) => boolean = () => true,
): Span[] => {
  const spans: Span[] = []
  for (const { 0: found, index } of text.matchAll(pattern))
    if (holds(found)) spans.push({ start: index, end: index + found.length, kind, why: 'shape' })
  return spans
}

/** What a URL does not end with where it stands in a sentence. */
const afterUrl = /[.,;:!?)\]}]+$/

const urls = (text: string): Span[] =>
  spansOf(text, url, 'url').map(span => ({
    ...span,
    end: span.end - (afterUrl.exec(text.slice(span.start, span.end))?.[0].length ?? 0),
  }))

/** What is private by its shape, whatever it is written in: these are looked for before a text is decoded. */
export const plainShapes = (text: string): Span[] => [
  ...(text.includes('://') ? urls(text) : []),
  ...(text.includes('@') ? spansOf(text, email, 'email') : []),
  ...(maySecret.test(text) ? spansOf(text, secretShape, 'token') : []),
]

/** What can be part of something else that is written in another way. */
export const looseShapes = (text: string): Span[] => {
  if (text.length < 7) return []
  return [
    ...(text.length >= 36 ? spansOf(text, uuid, 'id') : []),
    ...(text.length >= 11 ? spansOf(text, id, 'id') : []),
    ...(text.length >= 40 ? spansOf(text, anyToken, 'token') : []),
    ...(/\d/.test(text)
      ? [
          ...(text.includes('.') ? spansOf(text, ip4, 'ip', found => !ownIp.test(found)) : []),
          ...(text.includes(':')
            ? spansOf(text, ip6, 'ip', found => isIPv6(found) && !ownIp.test(found))
            : []),
          ...spansOf(text, number, 'number', isNumber),
          ...(text.length >= 15 ? spansOf(text, card, 'token', isCard) : []),
        ]
      : []),
    ...(foreignDigit.test(text) ? inPlainDigits(text) : []),
  ]
}
