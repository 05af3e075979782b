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
  const { colon, comma, escape: spell, indent, sorted } = style
  let piece = ''
  const take = (): string => {
    const whole = piece
    piece = ''
    return whole
  }
  const lineAt = (depth: number): string => (indent === '' ? '' : `\n${indent.repeat(depth)}`)
  /** True when it was small enough to be written in one go, which spares most values a generator. */
  const wrote = (value: JsonTree): boolean => {
    if (value.kind === 'literal') piece += value.text
    else if (value.kind === 'string' && value.pieces.length < 2) piece += `"${spell(value.pieces[0] ?? '')}"`
    else return false
    return true
  }

  function* writeItems(
    items: readonly JsonTree[],
    keys: readonly JsonEntry[] | null,
    depth: number,
  ): Generator<string, void> {
    const line = lineAt(depth + 1)
    for (const [i, item] of items.entries()) {
      piece += (i === 0 ? '' : comma) + line
      const key = keys?.[i]?.[0]
      if (key !== undefined) piece += `"${spell(key)}"${colon}`
      if (!wrote(item)) yield* write(item, depth + 1)
      if (piece.length >= pieceSize) yield take()
    }
    if (items.length > 0) piece += lineAt(depth)
  }
  function* write(value: JsonTree, depth: number): Generator<string, void> {
    if (wrote(value)) return
    if (value.kind === 'string') {
      piece += '"'
      for (const part of value.pieces) {
        piece += spell(part)
        if (piece.length >= pieceSize) yield take()
      }
      piece += '"'
    } else if (value.kind === 'array') {
      piece += '['
      yield* writeItems(value.items, null, depth)
      piece += ']'
    } else if (value.kind === 'object') {
      const entries = sorted ? value.entries.toSorted(byKey) : value.entries
      piece += '{'
      yield* writeItems(
        entries.map(([, inner]) => inner),
        entries,
        depth,
      )
      piece += '}'
    }
  }

  yield* write(tree, 0)
  yield piece
}
