import { type KeyboardEvent, useState } from 'react'

interface Cell {
  readonly row: string
  readonly column: number
}

const cellsOf = (row: Element): HTMLElement[] => [
  ...row.querySelectorAll<HTMLElement>('[data-cell]:not(:disabled)'),
]

const steps: Record<string, readonly [rows: number, columns: number]> = {
  ArrowDown: [1, 0],
  j: [1, 0],
  ArrowUp: [-1, 0],
  k: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
}

/**
 * One tab stop for a list whose rows hold several controls: arrows go to the other rows and to the controls of a row.
 * Rows carry `data-row` with their key, controls `{...cell(row, column)}`.
 */
export const useRoving = (rowKeys: readonly string[], first = rowKeys[0]) => {
  const [at, setAt] = useState<Cell | null>(null)
  const current: Cell = at && rowKeys.includes(at.row) ? at : { row: first ?? rowKeys[0] ?? '', column: 0 }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const target = event.target as Element
    const row = target.closest('[data-row]')
    const step = steps[event.key]
    if (!row || !target.hasAttribute('data-cell')) return
    const rows = [...event.currentTarget.querySelectorAll('[data-row]')]
    const atRow = rows.indexOf(row)
    const column = cellsOf(row).indexOf(target as HTMLElement)
    const end = event.key === 'Home' ? 0 : event.key === 'End' ? rows.length - 1 : null
    if (!step && end === null) return
    event.preventDefault()
    const [down, right] = step ?? [0, 0]
    const to = rows[end ?? Math.max(0, Math.min(rows.length - 1, atRow + down))]
    const cells = to ? cellsOf(to) : []
    cells[Math.max(0, Math.min(cells.length - 1, column + right))]?.focus()
  }

  const cell = (row: string, column: number) => ({
    'data-cell': column,
    tabIndex: row === current.row && column === current.column ? 0 : -1,
    onFocus: () => setAt({ row, column }),
  })

  return { onKeyDown, cell }
}

export type RovingCell = ReturnType<typeof useRoving>['cell']
