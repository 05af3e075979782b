import { type Node, parseTree } from 'jsonc-parser'

/** Beyond this, a diff is better off with the text as it is: sorting would be felt. */
const longest = 524_288

const byKey = (a: Node, b: Node): number => {
  const left = String(a.children?.[0]?.value)
  const right = String(b.children?.[0]?.value)
  return left < right ? -1 : left > right ? 1 : 0
}

/**
 * JSON with sorted keys and a line for each value, every literal exactly as it was written: a round trip through values
 * would change long numbers and drop repeated keys. Null when the text is not JSON.
 */
export const sortedJson = (text: string): string | null => {
  if (text.length > longest) return null
  try {
    JSON.parse(text)
    const tree = parseTree(text)
    if (!tree) return null
    const write = (node: Node, pad: string): string => {
      const children = node.children ?? []
      const inner = `${pad}  `
      if (node.type === 'object' && children.length > 0) {
        const lines = [...children]
          .sort(byKey)
          .map(({ children: [key, value] = [] }) =>
            key && value
              ? `${inner}${text.slice(key.offset, key.offset + key.length)}: ${write(value, inner)}`
              : '',
          )
        return `{\n${lines.join(',\n')}\n${pad}}`
      }
      if (node.type === 'array' && children.length > 0)
        return `[\n${children.map(item => inner + write(item, inner)).join(',\n')}\n${pad}]`
      return node.type === 'object'
        ? '{}'
        : node.type === 'array'
          ? '[]'
          : text.slice(node.offset, node.offset + node.length)
    }
    return `${write(tree, '')}\n`
  } catch {
    // Not JSON, or nested too deep to be walked.
    return null
  }
}

/**
 * JSON with sorted keys and no white space, every literal as it was written: the form in which a platform writes and signs
 * a payload. Null when the text is not JSON.
 */
export const canonicalText = (text: string): string | null => {
  if (text.length > longest) return null
  try {
    JSON.parse(text)
    const tree = parseTree(text)
    if (!tree) return null
    const write = (node: Node): string => {
      const { children = [], type } = node
      if (type === 'array') return `[${children.map(write).join(',')}]`
      if (type === 'object') return `{${[...children].sort(byKey).map(write).join(',')}}`
      if (type === 'property') return children.map(write).join(':')
      return text.slice(node.offset, node.offset + node.length)
    }
    return write(tree)
  } catch {
    // Not JSON, or nested too deep to be walked.
    return null
  }
}

/** Two texts as they are compared: both sorted, or both as they are when one of them is not JSON. */
export const comparable = (
  before: string,
  after: string,
  sorted: boolean,
): { readonly before: string; readonly after: string; readonly isSorted: boolean } => {
  const [a, b] = sorted ? [sortedJson(before), sortedJson(after)] : [null, null]
  return a === null || b === null
    ? { before, after, isSorted: false }
    : { before: a, after: b, isSorted: true }
}
