/** A sign that would not be seen, or would change how its neighbours are seen. */
export interface OddSign {
  /** What is drawn in its place. */
  readonly glyph: string
  /** "U+202E right-to-left override". */
  readonly name: string
}

/** The controls from 0 to 31: what is drawn, and what it is called. */
const controls: readonly (readonly [short: string, name: string])[] = [
  ['NUL', 'null'],
  ['SOH', 'start of heading'],
  ['STX', 'start of text'],
  ['ETX', 'end of text'],
  ['EOT', 'end of transmission'],
  ['ENQ', 'enquiry'],
  ['ACK', 'acknowledge'],
  ['BEL', 'bell'],
  ['BS', 'backspace'],
  ['HT', 'tab'],
  ['LF', 'line feed'],
  ['VT', 'vertical tab'],
  ['FF', 'form feed'],
  ['CR', 'carriage return'],
  ['SO', 'shift out'],
  ['SI', 'shift in'],
  ['DLE', 'data link escape'],
  ['DC1', 'device control 1'],
  ['DC2', 'device control 2'],
  ['DC3', 'device control 3'],
  ['DC4', 'device control 4'],
  ['NAK', 'negative acknowledge'],
  ['SYN', 'synchronous idle'],
  ['ETB', 'end of block'],
  ['CAN', 'cancel'],
  ['EM', 'end of medium'],
  ['SUB', 'substitute'],
  ['ESC', 'escape'],
  ['FS', 'file separator'],
  ['GS', 'group separator'],
  ['RS', 'record separator'],
  ['US', 'unit separator'],
]

const named: Readonly<Record<number, readonly [glyph: string, name: string]>> = {
  9: ['⇥', 'tab'],
  10: ['⏎', 'line feed'],
  127: ['‹DEL›', 'delete'],
  173: ['‹SHY›', 'soft hyphen'],
  1564: ['‹ALM›', 'Arabic letter mark'],
  8203: ['‹ZWSP›', 'zero-width space'],
  8206: ['‹LRM›', 'left-to-right mark'],
  8207: ['‹RLM›', 'right-to-left mark'],
  8232: ['‹LS›', 'line separator'],
  8233: ['‹PS›', 'paragraph separator'],
  8234: ['‹LRE›', 'left-to-right embedding'],
  8235: ['‹RLE›', 'right-to-left embedding'],
  8236: ['‹PDF›', 'pop directional formatting'],
  8237: ['‹LRO›', 'left-to-right override'],
  8238: ['‹RLO›', 'right-to-left override'],
  8288: ['‹WJ›', 'word joiner'],
  8294: ['‹LRI›', 'left-to-right isolate'],
  8295: ['‹RLI›', 'right-to-left isolate'],
  8296: ['‹FSI›', 'first strong isolate'],
  8297: ['‹PDI›', 'pop directional isolate'],
  65279: ['‹BOM›', 'byte order mark'],
}

const codePoint = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`

/** Everything that `oddSign` knows, for finding it in a text. Lone surrogates among it. */
export const oddSigns =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]/u

/** How a sign is shown that cannot be drawn as it is; null for all others. @param code a code point */
export const oddSign = (code: number): OddSign | null => {
  const known = named[code]
  if (known) return { glyph: known[0], name: `${codePoint(code)} ${known[1]}` }
  const control = controls[code]
  if (control) return { glyph: `‹${control[0]}›`, name: `${codePoint(code)} ${control[1]}` }
  if (code >= 0x80 && code < 0xa0)
    return { glyph: `‹${code.toString(16).toUpperCase()}›`, name: `${codePoint(code)} control` }
  if (code >= 0xd800 && code < 0xe000)
    return {
      glyph: `‹${code.toString(16).toUpperCase()}›`,
      name: `${codePoint(code)} half of a surrogate pair`,
    }
  return null
}

/** A text in which every odd sign is drawn, for places that take no more than a string. */
export const drawn = (text: string): string =>
  oddSigns.test(text)
    ? Array.from(text, sign => oddSign(sign.codePointAt(0) ?? 0)?.glyph ?? sign).join('')
    : text
