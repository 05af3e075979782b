import type { JsonEntry, JsonTree } from './json-tree.ts'

/** How a program writes JSON. */
export interface JsonStyle {
  readonly sorted: boolean
  /** Between a key and its value. */
  readonly colon: ':' | ': '
  /** Between values on one line; nothing but a comma where each has a line of its own. */
  readonly comma: ',' | ', '
  /** What a level is indented by; empty: all on one line. */
  readonly indent: string
  /** Writes the inside of a string, without its quotes. */
  readonly escape: (text: string) => string
}

/** Characters in one piece. */
const pieceSize = 16_384

const byKey = ([a]: JsonEntry, [b]: JsonEntry): number => (a < b ? -1 : a > b ? 1 : 0)

/** The text of a value in a style, in pieces: no piece takes longer than others may wait. */
export function* writeJson(tree: JsonTree, style: JsonStyle): Generator<string, void> {
  const { indent } = style
  let piece = ''
  const lineAt = (depth: number): string => (indent === '' ? '' : `\n${indent.repeat(depth)}`)

  function* write(value: JsonTree, depth: number): Generator<string, void> {
    if (piece.length >= pieceSize) {
      yield piece
      piece = ''
    }
    if (value.kind === 'literal') piece += value.text
    else if (value.kind === 'string') {
      piece += '"'
      for (const part of value.pieces) {
        piece += style.escape(part)
        if (piece.length < pieceSize) continue
        yield piece
        piece = ''
      }
      piece += '"'
    } else {
      const [opening, closing] = value.kind === 'array' ? '[]' : '{}'
      const entries: readonly (readonly [string | null, JsonTree])[] =
        value.kind === 'array'
          ? value.items.map(item => [null, item] as const)
          : style.sorted
            ? [...value.entries].sort(byKey)
            : value.entries
      piece += opening
      for (const [i, [key, inner]] of entries.entries()) {
        piece += (i === 0 ? '' : style.comma) + lineAt(depth + 1)
        if (key !== null) piece += `"${style.escape(key)}"${style.colon}`
        yield* write(inner, depth + 1)
      }
      piece += (entries.length === 0 ? '' : lineAt(depth)) + closing
    }
  }

  yield* write(tree, 0)
  yield piece
}
