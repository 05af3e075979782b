import { type RefObject, useEffect, useState } from 'react'
import type { CaptureSummary } from '../../shared/capture.ts'

/** How many rows came in above the top of what is in view, since it was last at the top. */
export const useUnseenCount = (
  scroller: RefObject<HTMLElement | null>,
  rows: readonly CaptureSummary[],
): number => {
  const [seenSeq, setSeenSeq] = useState<number | null>(null)
  const newest = rows[0]?.seq
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = (): void => setSeenSeq(seen => (element.scrollTop < 16 ? null : (seen ?? newest ?? null)))
    look()
    element.addEventListener('scroll', look, { passive: true })
    return () => element.removeEventListener('scroll', look)
  }, [scroller, newest])
  if (seenSeq === null) return 0
  const firstSeen = rows.findIndex(row => row.seq <= seenSeq)
  return firstSeen === -1 ? rows.length : firstSeen
}
