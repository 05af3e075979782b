import type { Sink } from './sight.ts'

/** What was said, but for the parts of it that are kept. */
export const coverWords = (original: string, pointer: string, sink: Sink): string => {
  const bare = (text: string): string =>
    /[\p{L}\p{N}]/u.test(text) ? sink.cover({ kind: 'words', original: text, why: 'field', pointer }) : text
  let out = ''
  let at = 0
  for (const [from, to] of sink.kept(original)) {
    if (from < at) continue
    out += bare(original.slice(at, from)) + original.slice(from, to)
    at = to
  }
  return out + bare(original.slice(at))
}
