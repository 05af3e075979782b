import {
  applyEdits,
  type FormattingOptions,
  findNodeAtLocation,
  format,
  type JSONPath,
  modify,
  type Node,
  parseTree,
} from 'jsonc-parser'

/** How the text is indented already, so that an edit looks as if its writer had made it. */
const formattingOf = (text: string): FormattingOptions => {
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  '
  const tabs = indent.startsWith('\t')
  return {
    insertSpaces: !tabs,
    tabSize: tabs ? 1 : Math.max(1, Math.min(8, indent.length)),
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  }
}

/** The text laid out anew, indented as it is already; null when it does not parse. */
export const formatted = (text: string): string | null => {
  try {
    JSON.parse(text)
  } catch {
    return null
  }
  const edits = format(text, undefined, { ...formattingOf(text), insertFinalNewline: true })
  return applyEdits(text, edits)
}

export type SetIn = (path: readonly (string | number)[], value: unknown) => void

/**
 * Sets one value and leaves every other byte as it is; `undefined` takes the key out.
 * A new top-level key goes to its place in `keyOrder`, the order in which the platform documents its keys.
 */
export const setIn = (
  text: string,
  path: JSONPath,
  value: unknown,
  keyOrder: readonly string[] = [],
): string => {
  const source = text.trim() === '' ? '{}\n' : text
  const rank = (key: unknown): number => {
    const at = keyOrder.indexOf(String(key))
    return at === -1 ? keyOrder.length : at
  }
  const wanted = rank(path[0])
  return applyEdits(
    source,
    modify(source, path, value, {
      formattingOptions: formattingOf(source),
      getInsertionIndex: keys => {
        if (path.length > 1) return keys.length
        const later = keys.findIndex(key => rank(key) > wanted)
        return later === -1 ? keys.length : later
      },
    }),
  )
}

/** Appends to a list, which is made when it is missing. */
export const appendTo = (
  text: string,
  path: JSONPath,
  value: unknown,
  keyOrder: readonly string[] = [],
): string => {
  const tree = parseTree(text)
  const list = tree && findNodeAtLocation(tree, path)
  if (list?.type !== 'array') return setIn(text, path, [value], keyOrder)
  return applyEdits(
    text,
    modify(text, [...path, list.children?.length ?? 0], value, {
      formattingOptions: formattingOf(text),
      isArrayInsertion: true,
    }),
  )
}

/** Puts a value into a list, before the item that stands there now. */
export const insertAt = (text: string, path: JSONPath, index: number, value: unknown): string =>
  applyEdits(
    text,
    modify(text, [...path, index], value, { formattingOptions: formattingOf(text), isArrayInsertion: true }),
  )

/** Lets two items of a list change places; each keeps its own layout. */
export const swapItems = (text: string, path: JSONPath, one: number, other: number): string => {
  const tree = parseTree(text)
  const items = (tree && findNodeAtLocation(tree, path))?.children ?? []
  const [a, b] = [items[Math.min(one, other)], items[Math.max(one, other)]]
  if (!a || !b || a === b) return text
  const cut = (node: Node): string => text.slice(node.offset, node.offset + node.length)
  return (
    text.slice(0, a.offset) +
    cut(b) +
    text.slice(a.offset + a.length, b.offset) +
    cut(a) +
    text.slice(b.offset + b.length)
  )
}

const keyNode = (text: string, path: JSONPath): Node | undefined => {
  const tree = parseTree(text)
  return tree && findNodeAtLocation(tree, path)?.parent?.children?.[0]
}

/** Gives a key another name; its value and its place stay. */
export const renameKey = (text: string, path: JSONPath, name: string): string => {
  const node = keyNode(text, path)
  if (!node) return text
  return text.slice(0, node.offset) + JSON.stringify(name) + text.slice(node.offset + node.length)
}

let last: { readonly text: string; readonly value: unknown } | null = null

const parsed = (text: string): unknown => {
  if (last?.text === text) return last.value
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {}
  last = { text, value }
  return value
}

/** The value at a place; undefined where there is none, and while the text is not JSON. */
export const valueAt = (text: string, path: JSONPath): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<PropertyKey, unknown>)[step]
        : undefined,
    parsed(text),
  )

/** Whether there is a value at a place. */
export const hasValue = (text: string, path: JSONPath): boolean => valueAt(text, path) !== undefined
