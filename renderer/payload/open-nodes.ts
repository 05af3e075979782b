import { around, holds, type JsonTree, nodeCount } from './json-nodes.ts'

/** Which nodes are open, a byte for each. */
export type OpenNodes = Uint8Array

/** As many rows as are open at first: enough for a usual payload, and not more than can be looked over. */
const firstRows = 200

/** Opens level by level as long as what comes in sight stays small; the outermost value always. */
export const firstOpen = (tree: JsonTree): OpenNodes => {
  const deepest = 64
  const perDepth = new Int32Array(deepest + 1)
  for (let node = 0; node < nodeCount(tree); node++) {
    const depth = tree.depth[node] ?? 0
    if (depth <= deepest) perDepth[depth] = (perDepth[depth] ?? 0) + 1
  }
  let rows = perDepth[1] ?? 0
  let levels = 1
  while (
    levels < deepest &&
    rows + (perDepth[levels + 1] ?? 0) <= firstRows &&
    (perDepth[levels + 1] ?? 0) > 0
  ) {
    levels++
    rows += perDepth[levels] ?? 0
  }
  const open = new Uint8Array(nodeCount(tree))
  for (let node = 0; node < open.length; node++) if ((tree.depth[node] ?? 0) < levels) open[node] = 1
  return open
}

export const allOpen = (tree: JsonTree): OpenNodes => new Uint8Array(nodeCount(tree)).fill(1)

/** Only what is directly in the outermost value. */
export const allClosed = (tree: JsonTree): OpenNodes => {
  const open = new Uint8Array(nodeCount(tree))
  open[0] = 1
  return open
}

const changed = (open: OpenNodes, nodes: readonly number[], value: 0 | 1): OpenNodes => {
  if (nodes.every(node => open[node] === value)) return open
  const next = open.slice()
  for (const node of nodes) next[node] = value
  return next
}

export const openNode = (open: OpenNodes, node: number): OpenNodes => changed(open, [node], 1)
export const closeNode = (open: OpenNodes, node: number): OpenNodes => changed(open, [node], 0)
/** Opens all around a node, so that it comes in sight. */
export const openTo = (tree: JsonTree, open: OpenNodes, node: number): OpenNodes =>
  changed(open, around(tree, node), 1)

/** The node and those beside it, as the asterisk does in trees. */
export const openBeside = (tree: JsonTree, open: OpenNodes, node: number): OpenNodes => {
  const parent = tree.parent[node] ?? -1
  const beside: number[] = []
  const end = parent < 0 ? node + 1 : (tree.next[parent] ?? 0)
  for (let at = parent < 0 ? node : parent + 1; at < end; at = tree.next[at] ?? end) beside.push(at)
  return changed(open, beside, 1)
}

/**
 * The nodes that have a row, in order. The outermost value has none when it holds others: they are the first level.
 */
export const rowsOf = (tree: JsonTree, open: OpenNodes): Int32Array => {
  const rows = new Int32Array(nodeCount(tree))
  let count = 0
  let node = nodeCount(tree) > 0 && holds(tree, 0) ? 1 : 0
  while (node < rows.length) {
    rows[count++] = node
    node = open[node] === 1 ? node + 1 : (tree.next[node] ?? rows.length)
  }
  return rows.subarray(0, count)
}

/** The row of a node; -1 when it has none. Rows are sorted. */
export const rowOf = (rows: Int32Array, node: number): number => {
  let low = 0
  let high = rows.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = rows[middle] ?? 0
    if (found === node) return middle
    if (found < node) low = middle + 1
    else high = middle - 1
  }
  return -1
}
