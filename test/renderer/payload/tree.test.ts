import { describe, expect, it } from 'vitest'
import { isRepeated, type JsonTree, keyAt, valueAt } from '../../../renderer/payload/json-nodes.ts'
import { shownPath } from '../../../renderer/payload/json-paths.ts'
import { readTree } from '../../../renderer/payload/json-tree.ts'
import { allClosed, allOpen, firstOpen, openTo, rowOf, rowsOf } from '../../../renderer/payload/open-nodes.ts'
import { findInTree } from '../../../renderer/payload/tree-hits.ts'
import { treeMove } from '../../../renderer/payload/tree-keys.ts'
import { shownValue } from '../../../renderer/payload/tree-metrics.ts'
import { valueLines } from '../../../renderer/payload/value-lines.ts'
import { wordPattern } from '../../../renderer/text/hits.ts'
import { runNow } from '../../../renderer/text/work.ts'

const treeOf = (text: string): JsonTree => runNow(readTree(text)).tree
const names = (tree: JsonTree, rows: Int32Array) =>
  Array.from(rows, node => keyAt(tree, node) ?? tree.place[node])

const tree = treeOf('{"type":"x","data":{"id":1,"list":[{"a":1},{"a":2}]},"empty":{}}')

describe('the rows of a tree', () => {
  it('leave out the outermost value, what is closed, and nothing else', () => {
    expect(names(tree, rowsOf(tree, allClosed(tree)))).toEqual(['type', 'data', 'empty'])
    expect(names(tree, rowsOf(tree, allOpen(tree)))).toEqual([
      'type',
      'data',
      'id',
      'list',
      0,
      'a',
      1,
      'a',
      'empty',
    ])
    expect(names(treeOf('"one"'), rowsOf(treeOf('"one"'), new Uint8Array(1)))).toEqual([0])
  })

  it('begin with as many levels as can be looked over', () => {
    expect(rowsOf(tree, firstOpen(tree))).toHaveLength(9)
    const wide = treeOf(
      JSON.stringify({ few: [1, 2], many: Array.from({ length: 1_000 }, (_, i) => ({ i })) }),
    )
    expect(names(wide, rowsOf(wide, firstOpen(wide)))).toEqual(['few', 'many'])
  })

  it('open up to a value that is looked for', () => {
    const last = 8
    const open = openTo(tree, allClosed(tree), last)
    expect(rowOf(rowsOf(tree, open), last)).toBeGreaterThan(0)
    expect(rowOf(rowsOf(tree, allClosed(tree)), last)).toBe(-1)
  })
})

describe('the keys of a tree', () => {
  const at = (open: Uint8Array, node: number) => {
    const rows = rowsOf(tree, open)
    return { tree, rows, open, at: rowOf(rows, node), page: 3 }
  }
  const open = allOpen(tree)

  it.each([
    ['ArrowDown', 2, { node: 3 }],
    ['ArrowUp', 1, { node: 1 }],
    ['End', 1, { node: 9 }],
    ['Home', 5, { node: 1 }],
    ['PageDown', 1, { node: 4 }],
    ['ArrowRight', 2, { node: 3 }],
    ['ArrowRight', 3, {}],
    ['ArrowLeft', 3, { node: 2 }],
    ['ArrowLeft', 1, {}],
    ['x', 1, null],
  ])('%s at node %i', (key, node, move) => {
    expect(treeMove(key, at(open, node))).toEqual(move)
  })

  it('close what is open before they leave it, and open what is closed before they enter it', () => {
    const closed = treeMove('ArrowLeft', at(open, 2))?.open ?? open
    expect([closed[2], open[2]]).toEqual([0, 1])
    expect(treeMove('ArrowRight', at(closed, 2))?.open?.[2]).toBe(1)
    expect(treeMove('*', at(allClosed(tree), 1))?.open?.[2]).toBe(1)
  })
})

describe('values in a tree', () => {
  it('are broken at line feeds and between words, and cut behind their last line', () => {
    const text = 'one two\nthree fourfivesix'
    const { ends, isCut } = valueLines(text, 8)
    expect(ends.map((end, i) => text.slice(ends[i - 1] ?? 0, end))).toEqual([
      'one two\n',
      'three ',
      'fourfive',
      'six',
    ])
    expect(isCut).toBe(false)
    expect(valueLines('a b c', 1, 2)).toEqual({ ends: [2, 4], isCut: true })
    expect(valueLines('', 8).ends).toEqual([0])
  })

  it('are read no further than they are shown, and never into the middle of an escape', () => {
    for (const written of ['\\\\', '\\n', '\\u00e9', '\\"'])
      for (let shift = 0; shift < 8; shift++) {
        const text = `"${'x'.repeat(shift)}${written.repeat(3_000)}"`
        const shown = shownValue(treeOf(text), 0, 20)
        expect(JSON.parse(text).startsWith(shown)).toBe(true)
        expect(shown.length).toBeGreaterThan(90)
      }
  })

  it('tell keys that stand twice', () => {
    const twice = treeOf('{"a":1,"b":2,"\\u0061":3}')
    expect([1, 2, 3].map(node => isRepeated(twice, node))).toEqual([true, false, true])
  })

  it('have a path that is shown by its end when it is very deep', () => {
    const deep = treeOf(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`)
    expect(shownPath(deep, 49_999)).toBe(`…${'.a'.repeat(24)}`)
    expect(valueAt(deep, 50_000)).toBe('1')
  })

  it('hold the words of the filter as they are read, not as they are escaped', () => {
    const found = treeOf('{"Caf\\u00e9":"x","b":["a caf\\u00e9","cafe cafe"],"n":1415}')
    const hits = (word: string) =>
      runNow(findInTree(found, wordPattern([word]) ?? /$^/g)).map(h => [h.node, h.where, h.from, h.to])
    expect(hits('café')).toEqual([
      [1, 'key', 0, 4],
      [3, 'value', 2, 6],
      [4, 'value', 0, 4],
      [4, 'value', 5, 9],
    ])
    expect(hits('1415')).toEqual([[5, 'value', 0, 4]])
  })
})
