import { evenRows, type RowMetrics, unevenRows } from '../ui/row-metrics.ts'
import { holds, type JsonTree, keyAt, unquoted, valueAt } from './json-nodes.ts'
import { readFor, valueLines } from './value-lines.ts'

export const lineHeight = 20
/** Pixels of one level. */
export const step = 16
/** Levels that are set in: behind them there is no room. */
export const mostSteps = 16
/** Columns of a key. */
export const mostKey = 40
/** With more rows than that, each has one line: their heights would take too long to work out. */
const mostUneven = 20_000

export const stepsOf = (tree: JsonTree, node: number): number =>
  Math.min(mostSteps, Math.max(0, (tree.depth[node] ?? 0) - 1))

/** How many columns are left for a value. @param width pixels of a column */
export const valueColumns = (tree: JsonTree, node: number, columns: number, width: number): number => {
  const before = Math.ceil(((stepsOf(tree, node) + 1) * step + 4) / width)
  const key = keyAt(tree, node) ?? String(tree.place[node] ?? '')
  return Math.max(16, columns - before - Math.min(mostKey, key.length) - 5)
}

/** A value as it is written in its row: no more of a long one than its lines can hold. */
export const shownValue = (tree: JsonTree, node: number, columns: number): string => {
  const from = tree.from[node] ?? 0
  const to = tree.to[node] ?? 0
  if (to - from < 4 * readFor(columns)) return valueAt(tree, node)
  const raw = tree.text.slice(from, from + 4 * readFor(columns))
  if (!raw.startsWith('"')) return raw
  // Not in the middle of an escape.
  const whole = raw.replace(/\\(?:u[0-9a-fA-F]{0,3})?$/, '').replace(/(?<!\\)((?:\\\\)*)\\$/, '$1')
  return unquoted(`${whole}"`)
}

export const treeMetrics = (
  tree: JsonTree,
  rows: Int32Array,
  columns: number,
  width: number,
): RowMetrics & { readonly isEven: boolean } => {
  if (rows.length > mostUneven) return { ...evenRows(rows.length, lineHeight), isEven: true }
  const lines = new Uint8Array(rows.length)
  rows.forEach((node, row) => {
    const room = valueColumns(tree, node, columns, width)
    lines[row] = holds(tree, node) ? 1 : valueLines(shownValue(tree, node, room), room).ends.length
  })
  return { ...unevenRows(lines, lineHeight, 0), isEven: false }
}
