import { type RefObject, useLayoutEffect, useRef } from 'react'
import type { CaptureSummary } from '../../shared/capture.ts'

/**
 * Keeps what is read in its place when rows come in above it. At the very top nothing is done, so that the newest
 * row shows as it comes.
 */
export const useKeptPlace = (
  scroller: RefObject<HTMLElement | null>,
  rows: readonly CaptureSummary[],
  rowHeight: number,
): void => {
  const before = useRef<string | null>(null)
  useLayoutEffect(() => {
    const element = scroller.current
    const top = before.current
    before.current = rows[0]?.id ?? null
    if (!element || top === null || element.scrollTop === 0 || rows[0]?.id === top) return
    const added = rows.findIndex(row => row.id === top)
    if (added > 0) element.scrollTop += added * rowHeight
  }, [scroller, rows, rowHeight])
}
