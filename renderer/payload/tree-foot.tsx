import { bytes, count, thousands } from '../format/numbers.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { Signs } from '../ui/signs.tsx'
import { type JsonTree, kindAt, valueAt } from './json-nodes.ts'
import { jsonPath, jsonPointer, shownPath } from './json-paths.ts'

/** "string, 212 characters". */
const typeWords = (tree: JsonTree, node: number): string => {
  const kind = kindAt(tree, node)
  const size = tree.size[node] ?? 0
  const length = (tree.to[node] ?? 0) - (tree.from[node] ?? 0)
  if (kind === 'object') return `object, ${count(size, 'key')}`
  if (kind === 'array') return `list, ${count(size, 'item')}`
  if (kind === 'string')
    return length > 65_536
      ? `string, ${bytes(length)}`
      : `string, ${count(valueAt(tree, node).length, 'character')}`
  if (kind === 'number') return length > 15 ? `number, ${thousands(length)} signs` : 'number'
  return kind === 'null' ? 'null' : 'true or false'
}

/** Where the chosen value stands, what it is, and what can be copied of it. */
export const TreeFoot = ({ tree, node }: { tree: JsonTree; node: number }) => {
  const path = shownPath(tree, node)
  return (
    <div className="tree-foot">
      <span className="tree-path mono" title={path}>
        <Signs text={path} />
      </span>
      <span className="faint tree-type">{typeWords(tree, node)}</span>
      <span className="tree-copies">
        <CopyButton text={() => jsonPath(tree, node)} what="path" label="Path" />
        <CopyButton text={() => jsonPointer(tree, node)} what="pointer" label="Pointer" />
        <CopyButton text={() => valueAt(tree, node)} what="value" label="Value" />
      </span>
    </div>
  )
}
