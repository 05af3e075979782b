import { holds, type JsonTree } from './json-nodes.ts'
import { closeNode, type OpenNodes, openBeside, openNode } from './open-nodes.ts'

export interface TreePlace {
  readonly tree: JsonTree
  readonly rows: Int32Array
  readonly open: OpenNodes
  /** The row that the keyboard is at. */
  readonly at: number
  /** Rows that fit in sight. */
  readonly page: number
}

/** What a key of a tree does: to which node it goes, what it opens or closes. */
export interface TreeMove {
  readonly node?: number
  readonly open?: OpenNodes
}

/** The keys that trees have everywhere, as the ARIA practices name them. Null for all others. */
export const treeMove = (key: string, { tree, rows, open, at, page }: TreePlace): TreeMove | null => {
  const node = rows[at]
  if (node === undefined) return null
  const row = (to: number): TreeMove => ({ node: rows[Math.max(0, Math.min(rows.length - 1, to))] ?? node })
  const isOpen = open[node] === 1
  switch (key) {
    case 'ArrowDown':
      return row(at + 1)
    case 'ArrowUp':
      return row(at - 1)
    case 'PageDown':
      return row(at + page)
    case 'PageUp':
      return row(at - page)
    case 'Home':
      return row(0)
    case 'End':
      return row(rows.length - 1)
    case 'ArrowRight':
      if (!holds(tree, node)) return {}
      return isOpen ? { node: node + 1 } : { open: openNode(open, node) }
    case 'ArrowLeft': {
      if (holds(tree, node) && isOpen) return { open: closeNode(open, node) }
      const parent = tree.parent[node] ?? -1
      // The outermost value has no row when it holds others.
      return parent > 0 ? { node: parent } : {}
    }
    case '*':
      return { open: openBeside(tree, open, node) }
    default:
      return null
  }
}
