import { isUtf8 } from 'node:buffer'
import { afterString } from '../shared/raw-value.ts'
import { printable } from './terminal.ts'

/** How far a line is set in at most: depth is the sender's choice. */
const deepest = 40
const indentOf = (depth: number): string => '  '.repeat(Math.min(depth, deepest))

/** An empty list or object, a bracket, a comma, a colon, or anything else up to one of them. */
const token = /\{\s*\}|\[\s*\]|[{}[\],:]|[^\s"{}[\],:]+/y

/** The tokens of JSON text. Strings by a loop: a pattern would remember each of their signs. */
function* tokensOf(text: string): Generator<string> {
  let at = 0
  while (at < text.length) {
    token.lastIndex = at
    const end = text[at] === '"' ? afterString(text, at) : token.test(text) ? token.lastIndex : null
    if (end !== null) yield text.slice(at, end)
    at = end ?? at + 1
  }
}

/** Laid out anew by its text, so that a number of twenty digits stays what it is. What is no JSON stays as it is. */
const pretty = (text: string): string => {
  try {
    JSON.parse(text)
  } catch {
    return text
  }
  let depth = 0
  const parts: string[] = []
  for (const part of tokensOf(text)) {
    if (part === '{' || part === '[') parts.push(part, '\n', indentOf(++depth))
    else if (part === '}' || part === ']') parts.push('\n', indentOf(--depth), part)
    else if (part === ',') parts.push(',\n', indentOf(depth))
    else if (part === ':') parts.push(': ')
    else parts.push(part.replace(/^([{[])\s+/, '$1'))
  }
  return parts.join('')
}

/** The lines of a text, safe to print: a tab is two spaces, other control characters are shown. */
const linesOf = (text: string): string[] =>
  text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map(line => printable(line.replaceAll('\t', '  ')))

/** A body as lines for a person; nothing for an empty one. @param asJson JSON is laid out anew, anything else stays as it is */
export const bodyLines = (body: Buffer, asJson: boolean): string[] => {
  if (body.length === 0) return []
  if (!isUtf8(body)) return [`(${body.length} bytes that are no text; --json has them)`]
  return linesOf(asJson ? pretty(body.toString()) : body.toString())
}
