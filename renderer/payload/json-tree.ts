import type { Work } from '../text/work.ts'
import { emptyTree, growTree, type JsonTree, kindAt, trimTree } from './json-nodes.ts'
import { kindOf, scanNumber, scanString, scanWord, skipSpace } from './json-scan.ts'

/** More would not fit into a page's memory, or be looked at. */
export const mostNodes = 1_000_000

/** Nodes between two rests. */
const restEvery = 4_096

const quote = 34
const comma = 44
const colon = 58
const openList = 91
const closeList = 93
const openObject = 123
const closeObject = 125

/** Why reading stopped before the end. */
export interface TreeFault {
  readonly at: number
  readonly reason: string
}

export interface ReadTree {
  readonly tree: JsonTree
  /** Null when the text is JSON from end to end. */
  readonly fault: TreeFault | null
}

/**
 * Reads JSON text into nodes that point into it: no value is made, so numbers keep their digits and repeated keys stay.
 * Strict as JSON.parse is, but what was read before a fault stays. Not recursive, because depth is the sender's choice.
 */
export function* readTree(text: string): Work<ReadTree> {
  let tree = emptyTree(text, Math.min(mostNodes, Math.max(16, text.length >> 4)))
  let count = 0
  let at = skipSpace(text, 0)
  let parent = -1
  let keyFrom = -1
  let keyTo = -1
  const done = (fault: TreeFault | null): ReadTree => {
    // What was open at a fault ends where the reading did.
    for (let open = parent; open >= 0; open = tree.parent[open] ?? -1) {
      tree.to[open] = Math.min(at, text.length)
      tree.next[open] = count
    }
    return { tree: trimTree(tree, count), fault }
  }
  const failed = (reason: string): ReadTree => done({ at, reason })

  for (;;) {
    // A value is due.
    if (count === mostNodes)
      return failed(`only the first ${mostNodes.toLocaleString('en')} values are shown`)
    if (count === tree.from.length) tree = growTree(tree, Math.min(mostNodes, count * 2))
    if (count % restEvery === 0) yield
    const code = text.charCodeAt(at)
    if (Number.isNaN(code)) return failed('a value is missing at the end')
    const kind = kindOf(code)
    if (kind < 0) return failed('here is no value')
    const node = count++
    tree.kind[node] = kind
    tree.from[node] = at
    tree.to[node] = at
    tree.parent[node] = parent
    tree.keyFrom[node] = keyFrom
    tree.keyTo[node] = keyTo
    tree.next[node] = count
    if (parent >= 0) {
      tree.place[node] = tree.size[parent] ?? 0
      tree.size[parent] = (tree.size[parent] ?? 0) + 1
      tree.depth[node] = (tree.depth[parent] ?? 0) + 1
    }
    let isOpened = false
    if (code === openObject || code === openList) {
      parent = node
      at = skipSpace(text, at + 1)
      const close = text.charCodeAt(at)
      isOpened = close !== (code === openObject ? closeObject : closeList)
    } else {
      const scan = code === quote ? scanString : kindAt(tree, node) === 'number' ? scanNumber : scanWord
      const end = scan(text, at)
      if (end < 0) {
        at = ~end
        tree.to[node] = at
        return failed(code === quote ? 'a string is broken here' : 'here is no value')
      }
      tree.to[node] = end
      at = end
    }
    // Behind a value: what closes, and whether another follows.
    let isDue = isOpened
    while (!isDue) {
      at = skipSpace(text, at)
      if (parent < 0)
        return at === text.length ? done(null) : failed('something stands behind the end of the JSON')
      const sign = text.charCodeAt(at)
      const isObject = kindAt(tree, parent) === 'object'
      if (sign === (isObject ? closeObject : closeList)) {
        at++
        tree.to[parent] = at
        tree.next[parent] = count
        parent = tree.parent[parent] ?? -1
      } else if (sign === comma && (tree.size[parent] ?? 0) > 0) {
        at = skipSpace(text, at + 1)
        isDue = true
      } else return failed(at >= text.length ? 'it ends too early' : 'a comma or the end is missing')
    }
    keyFrom = -1
    keyTo = -1
    if (kindAt(tree, parent) !== 'object') continue
    if (text.charCodeAt(at) !== quote) return failed('a key is missing')
    keyFrom = at
    keyTo = scanString(text, at)
    if (keyTo < 0) {
      at = ~keyTo
      return failed('a key is broken here')
    }
    at = skipSpace(text, keyTo)
    if (text.charCodeAt(at) !== colon) return failed('a colon is missing')
    at = skipSpace(text, at + 1)
  }
}
