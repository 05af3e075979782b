import { type KeyboardEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { copyText } from '../actions/copy-text.ts'
import { hasModifier } from '../keyboard/modifier.ts'
import type { Range } from '../text/hits.ts'
import { evenRows } from '../ui/row-metrics.ts'
import { useColumns } from '../ui/use-columns.ts'
import { useRowWindow } from '../ui/use-row-window.ts'
import { holds, type JsonTree, valueAt } from './json-nodes.ts'
import { jsonPath, jsonPointer, shownPath } from './json-paths.ts'
import { closeNode, type OpenNodes, openNode, openTo, rowOf, rowsOf } from './open-nodes.ts'
import { TreeFoot } from './tree-foot.tsx'
import type { TreeHit } from './tree-hits.ts'
import { treeMove } from './tree-keys.ts'
import { lineHeight, treeMetrics, valueColumns } from './tree-metrics.ts'
import { TreeRow } from './tree-row.tsx'
import { ValueDialog } from './value-dialog.tsx'
import { mostLines } from './value-lines.ts'

interface TreeViewProps {
  readonly tree: JsonTree
  /** What it is, for those who hear it: "Payload". */
  readonly label: string
  readonly open: OpenNodes
  readonly hits: readonly TreeHit[]
  /** The hit that is looked at, and how often one was asked for: each time it is brought into sight. */
  readonly now: TreeHit | null
  readonly asked: number
  readonly onOpen: (open: OpenNodes) => void
}

const noHits: readonly Range[] = []

const byNode = (hits: readonly TreeHit[]): ReadonlyMap<number, readonly TreeHit[]> => {
  const map = new Map<number, TreeHit[]>()
  for (const hit of hits) {
    const known = map.get(hit.node)
    if (known) known.push(hit)
    else map.set(hit.node, [hit])
  }
  return map
}

/** JSON as a tree: one tab stop, arrows open and close. Only the rows in sight are drawn. */
export const TreeView = ({ tree, label, open, hits, now, asked, onOpen }: TreeViewProps) => {
  const ref = useRef<HTMLDivElement>(null)
  const id = useId()
  const measured = useColumns(ref)
  const [active, setActive] = useState<number | null>(null)
  const [whole, setWhole] = useState<number | null>(null)
  const rows = useMemo(() => rowsOf(tree, open), [tree, open])
  const metrics = useMemo(
    () =>
      measured
        ? treeMetrics(tree, rows, measured.columns, measured.width)
        : { ...evenRows(rows.length, lineHeight), isEven: true },
    [tree, rows, measured],
  )
  const { first, last, reveal, page } = useRowWindow(ref, metrics)
  const hitsOf = useMemo(() => byNode(hits), [hits])
  const shown = active !== null && rowOf(rows, active) >= 0 ? active : (rows[0] ?? 0)

  const toNode = useRef((_node: number) => {})
  toNode.current = node => reveal(rowOf(rows, node))
  const goTo = (node: number): void => {
    setActive(node)
    toNode.current(node)
  }
  const toggle = useCallback(
    (node: number) => onOpen(open[node] === 1 ? closeNode(open, node) : openNode(open, node)),
    [open, onOpen],
  )
  // A hit comes into sight by opening what is around it; the scrolling waits until its row is there.
  const wanted = useRef<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is open changes for other reasons too
  useEffect(() => {
    if (!now) return
    setActive(now.node)
    onOpen(openTo(tree, open, now.node))
    wanted.current = asked > 0 ? now.node : null
  }, [now, asked])
  useEffect(() => {
    if (wanted.current === null || rowOf(rows, wanted.current) < 0) return
    toNode.current(wanted.current)
    wanted.current = null
  })

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.target !== event.currentTarget) return
    const { key, shiftKey } = event
    const copies = hasModifier(event.nativeEvent) && key === 'c' && getSelection()?.isCollapsed !== false
    const move =
      event.ctrlKey || event.metaKey
        ? null
        : treeMove(key, { tree, rows, open, at: rowOf(rows, shown), page: page() })
    if (copies) void copyText(valueAt(tree, shown))
    else if (event.ctrlKey || event.metaKey) return
    else if (key === 'p') void copyText(jsonPath(tree, shown))
    else if (key === 'P' && shiftKey) void copyText(jsonPointer(tree, shown))
    else if (key === 'Enter' || key === ' ') holds(tree, shown) ? toggle(shown) : setWhole(shown)
    else if (!move) return
    event.preventDefault()
    if (move?.open) onOpen(move.open)
    if (move?.node !== undefined) goTo(move.node)
  }

  return (
    <>
      <div
        ref={ref}
        role="tree"
        aria-label={label}
        aria-activedescendant={`${id}-${shown}`}
        className="tree"
        tabIndex={0}
        style={{ height: metrics.total }}
        onKeyDown={onKeyDown}
      >
        {measured &&
          Array.from(rows.subarray(first, last), (node, i) => {
            const mine = hitsOf.get(node) ?? noHits
            return (
              <TreeRow
                key={node}
                id={`${id}-${node}`}
                tree={tree}
                node={node}
                top={metrics.topOf(first + i)}
                columns={valueColumns(tree, node, measured.columns, measured.width)}
                lines={metrics.isEven ? 1 : mostLines}
                isOpen={open[node] === 1}
                isActive={node === shown}
                keyHits={
                  mine === noHits ? noHits : (mine as readonly TreeHit[]).filter(hit => hit.where === 'key')
                }
                hits={
                  mine === noHits ? noHits : (mine as readonly TreeHit[]).filter(hit => hit.where === 'value')
                }
                now={now?.node === node ? now : null}
                onPick={setActive}
                onToggle={toggle}
                onShowAll={setWhole}
              />
            )
          })}
      </div>
      <TreeFoot tree={tree} node={shown} />
      {whole !== null && (
        <ValueDialog
          title={shownPath(tree, whole)}
          text={valueAt(tree, whole)}
          hits={(hitsOf.get(whole) ?? []).filter(hit => hit.where === 'value')}
          now={now?.node === whole ? now : null}
          onClose={() => setWhole(null)}
        />
      )}
    </>
  )
}
