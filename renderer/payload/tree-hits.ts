import { hitsIn, mostHits } from '../text/hits.ts'
import type { Work } from '../text/work.ts'
import { holds, type JsonTree, keyAt, nodeCount, valueAt } from './json-nodes.ts'

/** A word that was found in a key or a value. */
export interface TreeHit {
  readonly node: number
  readonly where: 'key' | 'value'
  /** The range in the key, or in what a string says. */
  readonly from: number
  readonly to: number
}

/** Nodes between two rests. */
const restEvery = 2_048

/** Hits in what keys and values say, escapes read. In the order of the text; at most `mostHits`. */
export function* findInTree(tree: JsonTree, pattern: RegExp): Work<readonly TreeHit[]> {
  const hits: TreeHit[] = []
  const put = (node: number, where: TreeHit['where'], text: string): void => {
    for (const range of hitsIn(text, pattern)) hits.push({ node, where, ...range })
  }
  for (let node = 0; node < nodeCount(tree) && hits.length < mostHits; node++) {
    if (node % restEvery === 0) yield
    const key = keyAt(tree, node)
    if (key !== null) put(node, 'key', key)
    if (!holds(tree, node)) put(node, 'value', valueAt(tree, node))
  }
  return hits.slice(0, mostHits)
}
