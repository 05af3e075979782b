import { encodedPieces } from './encodings.ts'
import { looseShapes, plainShapes } from './shapes.ts'
import type { Sink, Span } from './sight.ts'

/** How often a text can be wrapped in another way of writing. */
const deepest = 4

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end

const isSign = /[\p{L}\p{N}]/u

/** Whether something that is kept stands in this stretch, as more than a part of a word. */
export const holdsKept = (
  text: string,
  { start, end }: { start: number; end: number },
  sink: Sink,
): boolean =>
  sink.kept(text).some(([from, to]) => {
    // A part of something that is kept as a whole.
    if (from <= start && to >= end) return true
    const stands = !isSign.test(text[from - 1] ?? '') && !isSign.test(text[to] ?? '')
    return from < end && start < to && to - from >= 4 && stands
  })

const standInFor = (found: string, { kind, why, as, made }: Span, pointer: string, sink: Sink): string => {
  const original = as ?? found
  const standIn = sink.cover({ kind, original, why, pointer })
  if (standIn === original) return found
  return made ?? standIn
}

/** Where two lie over each other both take the place of all that they cover. */
const replaceAll = (text: string, spans: readonly { start: number; end: number; made: string }[]): string => {
  let out = ''
  let at = 0
  for (const { start, end, made } of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (end <= at) continue
    out += text.slice(at, Math.max(at, start)) + made
    at = end
  }
  return out + text.slice(at)
}

/**
 * A text without what is private in it: by shape, because it is known, and in any way of writing that is decoded here.
 * @param into what is done with a decoded piece, at that depth
 */
export const coverText = (
  text: string,
  pointer: string,
  sink: Sink,
  into: (text: string, pointer: string, depth: number) => string,
  depth = 0,
): string => {
  if (text.length < 3) return text
  const plain = [...plainShapes(text), ...sink.known(text)]
  const encoded: (Span & { readonly made: string })[] = []
  if (depth < deepest && text.length >= 6)
    for (const { start, end, says, write } of encodedPieces(text)) {
      if (plain.some(span => span.start <= start && span.end >= end)) continue
      if (encoded.some(span => overlaps(span, { start, end }))) continue
      const before = sink.asked()
      const bare = into(says, pointer, depth + 1)
      if (sink.asked() === before) continue
      encoded.push({
        start,
        end,
        kind: 'text',
        why: 'shape',
        made: bare === says ? text.slice(start, end) : write(bare),
      })
    }
  const outside = plain.filter(span => !encoded.some(other => overlaps(span, other)))
  const loose = looseShapes(text).filter(
    span => ![...encoded, ...outside].some(other => other.start <= span.start && other.end >= span.end),
  )
  const found = [...outside, ...loose].filter(span => !holdsKept(text, span, sink))
  return replaceAll(text, [
    ...encoded,
    ...found.map(span => ({
      ...span,
      made: standInFor(text.slice(span.start, span.end), span, pointer, sink),
    })),
  ])
}
