export const valueKinds = ['object', 'array', 'string', 'number', 'true', 'false', 'null'] as const
export type ValueKind = (typeof valueKinds)[number]

/**
 * The values of a JSON text in their order, each by its number; columns instead of objects, because there can be a million.
 * What is inside a value stands right behind it, up to `next`.
 */
export interface JsonTree {
  readonly text: string
  /** An index into `valueKinds`. */
  readonly kind: Uint8Array
  /** The range of the value in the text. */
  readonly from: Int32Array
  readonly to: Int32Array
  /** The range of its key with the quotes; -1 where it has none. */
  readonly keyFrom: Int32Array
  readonly keyTo: Int32Array
  /** The node that it is in; -1 for the outermost. */
  readonly parent: Int32Array
  readonly depth: Int32Array
  /** Its place in its list or object, from 0. */
  readonly place: Int32Array
  /** How many values are directly in it. */
  readonly size: Int32Array
  /** The node behind it and all that is inside it. */
  readonly next: Int32Array
}

const columns = ['from', 'to', 'keyFrom', 'keyTo', 'parent', 'depth', 'place', 'size', 'next'] as const

const build = (
  text: string,
  kind: Uint8Array,
  column: (name: (typeof columns)[number]) => Int32Array,
): JsonTree => ({
  text,
  kind,
  from: column('from'),
  to: column('to'),
  keyFrom: column('keyFrom'),
  keyTo: column('keyTo'),
  parent: column('parent'),
  depth: column('depth'),
  place: column('place'),
  size: column('size'),
  next: column('next'),
})

export const emptyTree = (text: string, room: number): JsonTree =>
  build(text, new Uint8Array(room), () => new Int32Array(room))

export const growTree = (tree: JsonTree, room: number): JsonTree => {
  const kind = new Uint8Array(room)
  kind.set(tree.kind)
  return build(tree.text, kind, name => {
    const column = new Int32Array(room)
    column.set(tree[name])
    return column
  })
}

export const trimTree = (tree: JsonTree, count: number): JsonTree =>
  build(tree.text, tree.kind.subarray(0, count), name => tree[name].subarray(0, count))

export const nodeCount = (tree: JsonTree): number => tree.kind.length

export const kindAt = (tree: JsonTree, node: number): ValueKind => valueKinds[tree.kind[node] ?? 6] ?? 'null'

/** Whether something is inside it that can be opened. */
export const holds = (tree: JsonTree, node: number): boolean => (tree.size[node] ?? 0) > 0

/** As it is written in the text. */
export const rawAt = (tree: JsonTree, node: number): string => tree.text.slice(tree.from[node], tree.to[node])

/** What a string says that is written with its quotes. */
export const unquoted = (raw: string): string => {
  if (!raw.includes('\\')) return raw.endsWith('"') && raw.length > 1 ? raw.slice(1, -1) : raw.slice(1)
  try {
    return JSON.parse(raw)
  } catch {
    // Cut off in the middle.
    return raw.slice(1)
  }
}

/** What a string says; of anything else its text. */
export const valueAt = (tree: JsonTree, node: number): string => {
  const raw = rawAt(tree, node)
  return raw.startsWith('"') ? unquoted(raw) : raw
}

/** The key of a value; null for what has none. */
export const keyAt = (tree: JsonTree, node: number): string | null => {
  const from = tree.keyFrom[node] ?? -1
  return from < 0 ? null : unquoted(tree.text.slice(from, tree.keyTo[node]))
}

/** All values around one, the outermost first. At most `most` of them, the nearest. */
export const around = (tree: JsonTree, node: number, most = Infinity): readonly number[] => {
  const found: number[] = []
  for (let at = tree.parent[node] ?? -1; at >= 0 && found.length < most; at = tree.parent[at] ?? -1)
    found.push(at)
  return found.reverse()
}

/** In larger objects nobody compares keys by eye. */
const mostCompared = 2_000

/** Whether the same key stands in the same object before or behind it. */
export const isRepeated = (tree: JsonTree, node: number): boolean => {
  const parent = tree.parent[node] ?? -1
  const key = keyAt(tree, node)
  if (parent < 0 || key === null || (tree.size[parent] ?? 0) > mostCompared) return false
  for (let other = parent + 1; other < (tree.next[parent] ?? 0); other = tree.next[other] ?? Infinity)
    if (other !== node && keyAt(tree, other) === key) return true
  return false
}
