import { jsonTokens } from './json-tokens.ts'

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
  const parts: string[] = []
  let depth = 0
  let justOpened = false
  for (const { kind, from, to } of jsonTokens(text)) {
    if (kind === 'space') continue
    if (kind === 'close') depth--
    // An empty list or object stays on its line.
    if (justOpened !== (kind === 'close')) parts.push(indent(depth))
    parts.push(text.slice(from, to))
    if (kind === 'open') depth++
    if (kind === 'comma') parts.push(indent(depth))
    if (kind === 'colon') parts.push(' ')
    justOpened = kind === 'open'
  }
  return parts.join('')
}
