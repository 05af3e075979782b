/** What a piece of JSON text is. `other` is what JSON does not have. */
export type TokenKind =
  | 'space'
  | 'string'
  | 'number'
  | 'word'
  | 'open'
  | 'close'
  | 'comma'
  | 'colon'
  | 'other'

export interface Token {
  readonly kind: TokenKind
  readonly from: number
  readonly to: number
}

const pattern =
  /(\s+)|("[^"\\\n]*(?:\\.[^"\\\n]*)*"?)|(-?\d[\d.eE+-]*)|([A-Za-z]+)|([{[])|([}\]])|(,)|(:)|(.)/gsu
const kinds: readonly TokenKind[] = [
  'space',
  'string',
  'number',
  'word',
  'open',
  'close',
  'comma',
  'colon',
  'other',
]

/** Cuts text into JSON tokens without a gap. Takes anything: what is no JSON comes out as `other`. */
export function* jsonTokens(text: string): Generator<Token> {
  for (const match of text.matchAll(pattern)) {
    const group = match.findIndex((part, i) => i > 0 && part !== undefined)
    yield { kind: kinds[group - 1] ?? 'other', from: match.index, to: match.index + match[0].length }
  }
}
