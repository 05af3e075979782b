import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'

/** Line and column of an offset, both from 1, in words: `line 3, column 12`. */
const lineWords = (text: string, offset: number): string => {
  const before = text.slice(0, offset).split('\n')
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
}

/** What the tolerant parser makes of a text: nothing when it is nested too deep, for it is recursive. */
const parse = (text: string): { readonly tree: Node | undefined; readonly errors: readonly ParseError[] } => {
  const errors: ParseError[] = []
  try {
    return { tree: parseTree(text, errors, { disallowComments: true, allowTrailingComma: false }), errors }
  } catch {
    return { tree: undefined, errors }
  }
}

/** Where a text stops being JSON, and how: `line 3, column 12`, `comma expected`. For texts that JSON.parse refuses. */
export const jsonFault = (text: string): { readonly place: string; readonly reason: string } => {
  const [error] = parse(text).errors
  if (!error) return { place: lineWords(text, 0), reason: 'it is not JSON' }
  const words = printParseErrorCode(error.error).replace(/([a-z])([A-Z])/g, '$1 $2')
  return { place: lineWords(text, error.offset), reason: `it is not JSON, ${words.toLowerCase()}` }
}

/** Where a value stands in a JSON text, or what is nearest around it when it is missing: `line 3, column 12`. */
export const placeInJson = (text: string, path: readonly PropertyKey[]): string | null => {
  const { tree } = parse(text)
  if (!tree) return null
  const steps = path.map(step => (typeof step === 'symbol' ? String(step) : step))
  for (let length = steps.length; length >= 0; length--) {
    const node = findNodeAtLocation(tree, steps.slice(0, length))
    if (node) return lineWords(text, node.offset)
  }
  return null
}
