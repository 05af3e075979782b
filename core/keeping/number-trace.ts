import { Problem } from '../../shared/problem.ts'
import { numberKey } from '../callers/number-key.ts'

/**
 * How a number may be written in bytes, as a pattern over text that was read as latin1, so that it fits bytes of any kind.
 * A number is looked for by its digits: in UTF-8 and UTF-16, with up to three of the usual separators between any two,
 * each as it is or as a JSON or URL escape, and as base64 of its digits.
 */
export interface NumberTrace {
  /** From the country code on. */
  readonly digits: string
  /** How often it is in these bytes. */
  count(bytes: Uint8Array): number
  isIn(bytes: Uint8Array): boolean
  /** Whether text names it. */
  isInText(text: string): boolean
  /** Whether a text is the number and nothing else. */
  is(text: string): boolean
  /** Takes it out of text; JSON stays JSON. */
  takeOut(text: string): string
}

/** Fewer are in too many other numbers. */
const fewestDigits = 7
/** So many are no part of another number by chance. */
const certainDigits = 10
/** What can stand between two digits, longest first. */
const gap =
  '(?:' +
  [
    '%(?:20|09|2[89DEFdef]|C2%A0|c2%a0)',
    '\\\\{1,4}u00(?:20|09|[aA]0|2[89deDEfF])',
    '\\\\{1,4}u20(?:0[0-9aA]|1[0-5]|2[fF])',
    '\\\\{1,4}[/t]',
    '\\xc2\\xa0',
    '\\xe2\\x80[\\x80-\\x95\\xaf]',
    '[ \\t._()/+-]',
  ].join('|') +
  '){0,3}'
const wideGap = '(?:[ \\t\\xa0._()/+-]\\0){0,3}'

/** One digit, as it is or escaped: JSON in a string of JSON twice; bounded, for a megabyte of backslashes is a body, too. */
const digit = (d: string): string => `(?:${d}|\\\\{1,4}u003${d}|%3${d})`

/** The part of its base64 that does not depend on what stands around it, at each of the three places it can begin. */
const base64Forms = (digits: string): string[] =>
  [0, 1, 2].map(before => {
    const bytes = before + digits.length
    const text = Buffer.from(`${'\0'.repeat(before)}${digits}`).toString('base64')
    return text.slice(Math.ceil((before * 8) / 6), Math.floor((bytes * 8) / 6))
  })

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** @param digits at least seven, from the country code on */
export const traceOf = (digits: string): NumberTrace => {
  const plain = [...digits].map(digit).join(gap)
  const wide = [...digits].join(`\\0${wideGap}`)
  // A short one can be the middle of another number.
  const alone = digits.length < certainDigits
  const whole = alone ? `(?:(?<![0-9])|(?<=(?<![0-9])00))${plain}(?![0-9])` : plain
  const pattern = [whole, wide, ...(alone ? [] : base64Forms(digits))].join('|')
  const all = new RegExp(pattern, 'g')
  const any = new RegExp(pattern)
  /** With what stands before it. */
  const prefixed = new RegExp(`(?:(?:\\+|%2[Bb]|\\\\{1,4}u002[bB]|(?<![0-9])00)${gap})?(?:${pattern})`, 'g')
  const isInBytes = (bytes: Uint8Array): boolean => any.test(latin1(bytes))
  const isInText = (text: string): boolean => isInBytes(Buffer.from(text))

  return {
    digits,
    count: bytes => latin1(bytes).match(all)?.length ?? 0,
    isIn: isInBytes,
    isInText,
    is: text => numberKey(text) === digits,
    takeOut: text => {
      if (!isInText(text)) return text
      const without = (instead: string): string =>
        Buffer.from(Buffer.from(text).toString('latin1').replace(prefixed, instead), 'latin1').toString()
      const shorter = without('')
      // Where it was a JSON number, or all of a key.
      return isJson(text) && !isJson(shorter) ? without('0') : shorter
    },
  }
}

/** What is looked for, for a person. */
export const traceWords = [
  'all its digits from the country code on, in UTF-8 and UTF-16, with or without + or 00',
  'with spaces, hyphens, dots, slashes and brackets between them',
  'with JSON or URL escapes',
  'as base64',
]

/** @throws Problem `bad-request` when it is no phone number with its country code */
export const readNumber = (text: string): NumberTrace => {
  const digits = numberKey(text)
  if (digits === null || digits === 'web' || digits.length < fewestDigits || digits.length > 15)
    throw new Problem('bad-request', {
      reason: 'a number is forgotten by all its digits with the country code, such as +1 415 555 0199',
    })
  return traceOf(digits)
}
