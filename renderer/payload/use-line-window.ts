import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { evenRows } from '../ui/row-metrics.ts'
import { useRowWindow } from '../ui/use-row-window.ts'
import { mostRows, partOf } from './parts.tsx'

export interface LineView {
  /** How many there are. */
  readonly lines: number
  /** In pixels. */
  readonly height: number
  /** The line of the hit that is looked at; null without one. */
  readonly nowLine: number | null
  /** How often a hit was asked for: each time it is brought into sight. */
  readonly asked: number
}

/** Which lines are in sight, of a text that may have more than a page can be high: then it is shown in parts. */
export const useLineWindow = (
  ref: RefObject<HTMLDivElement | null>,
  { lines, height, nowLine, asked }: LineView,
) => {
  const [part, setPart] = useState(0)
  const firstLine = part * mostRows
  const metrics = useMemo(
    () => evenRows(Math.max(0, Math.min(mostRows, lines - firstLine)), height),
    [lines, firstLine, height],
  )
  const { first, last, reveal } = useRowWindow(ref, metrics)
  const toRow = useRef(reveal)
  toRow.current = reveal
  useEffect(() => {
    if (nowLine === null || asked === 0) return
    setPart(partOf(nowLine))
    toRow.current(nowLine % mostRows)
  }, [nowLine, asked])
  return { part, setPart, firstLine, first, last, total: metrics.total }
}
