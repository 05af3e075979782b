import { type ValueKind, valueKinds } from './json-nodes.ts'

const first: Readonly<Record<string, ValueKind>> = {
  '{': 'object',
  '[': 'array',
  '"': 'string',
  '-': 'number',
  t: 'true',
  f: 'false',
  n: 'null',
}

/** The kind of a value by its first sign, as an index into `valueKinds`; -1 where none begins. */
export const kindOf = (code: number): number => {
  const kind = code >= 48 && code <= 57 ? 'number' : first[String.fromCharCode(code)]
  return kind === undefined ? -1 : valueKinds.indexOf(kind)
}

export const skipSpace = (text: string, from: number): number => {
  let at = from
  for (;;) {
    const code = text.charCodeAt(at)
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at
    at++
  }
}

const isHex = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102)

/** Of an escape behind its backslash. @returns how many signs it has; 0 when there is no such escape */
const escapeLength = (text: string, at: number): number => {
  const sign = text[at] ?? ''
  if (sign !== '' && '"\\/bfnrt'.includes(sign)) return 1
  if (sign !== 'u') return 0
  for (let i = 1; i <= 4; i++) if (!isHex(text.charCodeAt(at + i))) return 0
  return 5
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const special = /["\\\u0000-\u001f]/g

/** Where a string ends that begins with its quote; the complement of where it is broken. */
export const scanString = (text: string, from: number): number => {
  let at = from + 1
  for (;;) {
    special.lastIndex = at
    const sign = special.exec(text)?.[0]
    if (sign === undefined) return ~text.length
    at = special.lastIndex
    if (sign === '"') return at
    const length = sign === '\\' ? escapeLength(text, at) : 0
    if (length === 0) return ~(at - 1)
    at += length
  }
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

/** Where a number ends; the complement of where it is none. */
export const scanNumber = (text: string, from: number): number => {
  number.lastIndex = from
  return number.test(text) ? number.lastIndex : ~from
}

/** Where `true`, `false` or `null` ends; the complement of where something else stands. */
export const scanWord = (text: string, from: number): number => {
  const found = ['true', 'false', 'null'].find(name => text.startsWith(name, from))
  return found ? from + found.length : ~from
}
