import { createScanner, SyntaxKind } from 'jsonc-parser'

const indent = (depth: number): string => `\n${'  '.repeat(depth)}`

/**
 * JSON text with line breaks and indents, every literal exactly as it was written: a round trip through values would
 * change long numbers and drop repeated keys. Null when the text is not JSON.
 */
export const prettyJson = (text: string): string | null => {
  try {
    JSON.parse(text)
  } catch {
    return null
  }
  const scanner = createScanner(text, true)
  const parts: string[] = []
  let depth = 0
  let justOpened = false
  for (let kind = scanner.scan(); kind !== SyntaxKind.EOF; kind = scanner.scan()) {
    const closes = kind === SyntaxKind.CloseBraceToken || kind === SyntaxKind.CloseBracketToken
    const opens = kind === SyntaxKind.OpenBraceToken || kind === SyntaxKind.OpenBracketToken
    if (closes) {
      depth--
      if (!justOpened) parts.push(indent(depth))
    } else if (justOpened) parts.push(indent(depth))
    parts.push(text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength()))
    if (opens) depth++
    if (kind === SyntaxKind.CommaToken) parts.push(indent(depth))
    if (kind === SyntaxKind.ColonToken) parts.push(' ')
    justOpened = opens
  }
  return parts.join('')
}
