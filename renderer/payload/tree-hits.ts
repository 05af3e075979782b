import { findHits, hitsIn, mostHits } from '../text/hits.ts'
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

/** A longer text is searched in pieces of its own. */
const longText = 65_536
/** Nodes between two rests. */
const restEvery = 2_048

/** Hits in what keys and values say, escapes read. In the order of the text; at most `mostHits`. */
export function* findInTree(tree: JsonTree, pattern: RegExp): Work<readonly TreeHit[]> {
  const hits: TreeHit[] = []
  function* put(node: number, where: TreeHit['where'], text: string): Work<void> {
    const ranges = text.length < longText ? hitsIn(text, pattern) : yield* findHits(text, pattern)
    for (const range of ranges) hits.push({ node, where, ...range })
  }
  for (let node = 0; node < nodeCount(tree) && hits.length < mostHits; node++) {
    if (node % restEvery === 0) yield
    const key = keyAt(tree, node)
    if (key !== null) yield* put(node, 'key', key)
    if (!holds(tree, node)) yield* put(node, 'value', valueAt(tree, node))
  }
  return hits.slice(0, mostHits)
}
