import { ChevronDown, ChevronRight } from 'lucide-react'
import { memo } from 'react'
import { count } from '../format/numbers.ts'
import type { Range } from '../text/hits.ts'
import { Signs } from '../ui/signs.tsx'
import { holds, isRepeated, type JsonTree, keyAt, kindAt, type ValueKind } from './json-nodes.ts'
import { mostKey, shownValue, step, stepsOf } from './tree-metrics.ts'
import { valueLines } from './value-lines.ts'

const looks: Record<ValueKind, string> = {
  object: 't-mark',
  array: 't-mark',
  string: 't-string',
  number: 't-number',
  true: 't-word',
  false: 't-word',
  null: 't-word',
}

/** As much of a closed object or list as is shown beside it. */
const previewChars = 160

const inside = (tree: JsonTree, node: number): string =>
  kindAt(tree, node) === 'object'
    ? `{ ${count(tree.size[node] ?? 0, 'key')} }`
    : `[ ${count(tree.size[node] ?? 0, 'item')} ]`

const preview = (tree: JsonTree, node: number): string => {
  const from = tree.from[node] ?? 0
  return tree.text.slice(from, Math.min(tree.to[node] ?? from, from + previewChars)).replace(/\s+/g, ' ')
}

const Held = ({ tree, node, isOpen }: { tree: JsonTree; node: number; isOpen: boolean }) => (
  <span className="tree-value">
    <span className="faint">{inside(tree, node)}</span>
    {!isOpen && (
      <span className="tree-preview" aria-hidden="true">
        <Signs text={preview(tree, node)} />
      </span>
    )}
  </span>
)

interface LeafProps {
  readonly tree: JsonTree
  readonly node: number
  readonly columns: number
  readonly lines: number
  readonly hits: readonly Range[]
  readonly now: Range | null
  readonly onShowAll: (node: number) => void
}

/** A value on its lines; its quotes are not part of it. */
const Leaf = ({ tree, node, columns, lines, hits, now, onShowAll }: LeafProps) => {
  const text = shownValue(tree, node, columns)
  const { ends, isCut } = valueLines(text, columns, lines)
  const kind = kindAt(tree, node)
  const quote = kind === 'string' ? '"' : ''
  const isMore = isCut || (tree.to[node] ?? 0) - (tree.from[node] ?? 0) > 6 * text.length + 12
  return (
    <span className={`tree-value ${looks[kind]}`}>
      {ends.map((end, line) => (
        <span key={end} className="tree-line">
          {line === 0 && quote}
          <Signs text={text} from={ends[line - 1] ?? 0} to={end} hits={hits} now={now} />
          {line === ends.length - 1 && !isMore && quote}
        </span>
      ))}
      {isMore && (
        <button type="button" className="tree-more" tabIndex={-1} onClick={() => onShowAll(node)}>
          … show all
        </button>
      )}
    </span>
  )
}

export interface TreeRowProps extends LeafProps {
  readonly id: string
  readonly top: number
  readonly isOpen: boolean
  readonly isActive: boolean
  readonly keyHits: readonly Range[]
  readonly onPick: (node: number) => void
  readonly onToggle: (node: number) => void
}

/** A value with its key, in one row of the tree. The tree has the focus and the keys. */
export const TreeRow = memo((props: TreeRowProps) => {
  const { tree, node, id, top, isOpen, isActive, keyHits, now, onPick, onToggle } = props
  const key = keyAt(tree, node)
  const opens = holds(tree, node)
  const depth = tree.depth[node] ?? 0
  const parent = tree.parent[node] ?? -1
  const Chevron = isOpen ? ChevronDown : ChevronRight
  const tooDeep = stepsOf(tree, node) < depth - 1
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree keeps the focus and names the active row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are on the tree
    <div
      role="treeitem"
      id={id}
      className={`tree-row ${isActive ? 'active' : ''}`}
      aria-level={Math.max(1, depth)}
      aria-setsize={parent < 0 ? 1 : (tree.size[parent] ?? 1)}
      aria-posinset={(tree.place[node] ?? 0) + 1}
      aria-expanded={opens ? isOpen : undefined}
      aria-selected={isActive}
      style={{ transform: `translateY(${top}px)`, paddingLeft: stepsOf(tree, node) * step }}
      onClick={() => onPick(node)}
      onDoubleClick={() => opens && onToggle(node)}
    >
      {opens ? (
        <button
          type="button"
          className="tree-twist"
          tabIndex={-1}
          aria-hidden="true"
          onClick={() => onToggle(node)}
        >
          <Chevron size={13} />
        </button>
      ) : (
        <span className="tree-twist" />
      )}
      {tooDeep && <span className="tree-depth" title={`level ${depth}`}>{`·${depth}`}</span>}
      {parent >= 0 && (
        <span className={key === null ? 'tree-place' : 'tree-key t-key'} title={key ?? undefined}>
          {key === null ? (
            (tree.place[node] ?? 0)
          ) : (
            <Signs text={key.slice(0, mostKey)} hits={keyHits} now={now} />
          )}
          {key !== null && key.length > mostKey && '…'}
          {key !== null && isRepeated(tree, node) && (
            <span className="tree-again" title="The same key stands more than once in this object.">
              {' '}
              repeated
            </span>
          )}
          <span className="t-mark">: </span>
        </span>
      )}
      {opens ? <Held tree={tree} node={node} isOpen={isOpen} /> : <Leaf {...props} />}
    </div>
  )
})
