import { isUtf8 } from 'node:buffer'
import { applyEdits, format } from 'jsonc-parser'
import { printable } from './terminal.ts'

/** Laid out anew by its text, so that a number of twenty digits stays what it is. What is no JSON stays as it is. */
const pretty = (text: string): string => {
  try {
    JSON.parse(text)
    return applyEdits(text, format(text, undefined, { insertSpaces: true, tabSize: 2, eol: '\n' }))
  } catch {
    return text
  }
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
