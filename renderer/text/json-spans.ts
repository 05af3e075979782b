import { jsonTokens, type TokenKind } from './json-tokens.ts'

export type SpanKind = 'key' | 'string' | 'number' | 'word' | 'mark' | 'plain'

/** A piece of text in one colour, from `from` up to `to`. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly kind: SpanKind
}

const kinds: Record<TokenKind, SpanKind> = {
  space: 'plain',
  string: 'string',
  number: 'number',
  word: 'word',
  open: 'mark',
  close: 'mark',
  comma: 'mark',
  colon: 'mark',
  other: 'plain',
}

/** Cuts JSON text into pieces by what they are, without a gap. */
export const jsonSpans = (text: string): readonly Span[] => {
  const spans: Span[] = []
  for (const { kind, from, to } of jsonTokens(text)) {
    if (kind === 'colon') {
      // A string turns out to be a key only when its colon comes.
      const key = spans.findLastIndex(span => span.kind !== 'plain')
      const span = spans[key]
      if (span?.kind === 'string') spans[key] = { ...span, kind: 'key' }
    }
    spans.push({ from, to, kind: kinds[kind] })
  }
  return spans
}

/** A piece in one colour, and whether it lies inside a marked range. */
export interface MarkedSpan extends Span {
  readonly marked: boolean
}

/** Cuts the pieces at the borders of marked ranges. Ranges are sorted and do not overlap. */
export const markSpans = (
  spans: readonly Span[],
  ranges: readonly { readonly from: number; readonly to: number }[],
): readonly MarkedSpan[] =>
  spans.flatMap(span => {
    const parts: MarkedSpan[] = []
    let at = span.from
    const put = (to: number, marked: boolean): void => {
      if (to > at) parts.push({ kind: span.kind, from: at, to, marked })
      at = Math.max(at, to)
    }
    for (const range of ranges) {
      if (range.to <= span.from || range.from >= span.to) continue
      put(Math.max(range.from, span.from), false)
      put(Math.min(range.to, span.to), true)
    }
    put(span.to, false)
    return parts
  })
