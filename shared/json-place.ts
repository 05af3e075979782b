import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'

/** Line and column of an offset, both from 1. */
export const lineColumn = (
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } => {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

const lineWords = (text: string, offset: number): string => {
  const { line, column } = lineColumn(text, offset)
  return `line ${line}, column ${column}`
}

export interface TolerantReading {
  readonly tree: Node | undefined
  readonly errors: readonly ParseError[]
}

/** What the tolerant parser makes of a text: nothing when it is nested too deep, for it is recursive and JSON.parse is not. */
export const readTolerantly = (text: string): TolerantReading => {
  const errors: ParseError[] = []
  try {
    return { tree: parseTree(text, errors, { disallowComments: true, allowTrailingComma: false }), errors }
  } catch {
    return { tree: undefined, errors }
  }
}

/** The place of a value. Of two equal keys the last one counts, as it does for JSON.parse. */
export const nodeAt = (tree: Node | undefined, path: readonly PropertyKey[]): Node | undefined =>
  path.reduce<Node | undefined>(
    (node, step) =>
      typeof step === 'number'
        ? node?.children?.[step]
        : node?.children?.findLast(property => property.children?.[0]?.value === step)?.children?.[1],
    tree,
  )

/** `comma expected`. */
export const parseErrorWords = ({ error }: ParseError): string =>
  printParseErrorCode(error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()

/** Where a text stops being JSON, and how: `line 3, column 12`, `comma expected`. For texts that JSON.parse refuses. */
export const jsonFault = (text: string): { readonly place: string; readonly reason: string } => {
  const [error] = readTolerantly(text).errors
  if (!error) return { place: lineWords(text, 0), reason: 'it is not JSON' }
  return { place: lineWords(text, error.offset), reason: `it is not JSON, ${parseErrorWords(error)}` }
}

/** Where a value stands in a JSON text, or what is nearest around it when it is missing: `line 3, column 12`. */
export const placeInJson = (text: string, path: readonly PropertyKey[]): string | null => {
  const { tree } = readTolerantly(text)
  for (let length = path.length; tree && length >= 0; length--) {
    const node = nodeAt(tree, path.slice(0, length))
    if (node) return lineWords(text, node.offset)
  }
  return null
}
