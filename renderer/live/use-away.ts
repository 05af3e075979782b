import { type RefObject, useEffect, useState } from 'react'
import type { CaptureSummary } from '../../shared/capture.ts'
import { stopFollowing } from '../state/shown.ts'

/** Less than this many pixels down is still the top. */
const atTop = 16

export interface Away {
  /** Whether the list is scrolled away from its top: then what is read must stay where it is. */
  readonly away: boolean
  /** How many rows came in above since then. */
  readonly unseen: number
}

/** Whether somebody reads further down, and what comes in above meanwhile. */
export const useAway = (scroller: RefObject<HTMLElement | null>, rows: readonly CaptureSummary[]): Away => {
  const [seenSeq, setSeenSeq] = useState<number | null>(null)
  const newest = rows[0]?.seq
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const onScroll = (): void => {
      const away = element.scrollTop >= atTop
      // Whoever scrolls away from the top reads something: the newest must not pull it away.
      if (away) stopFollowing()
      setSeenSeq(seen => (away ? (seen ?? newest ?? null) : null))
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => element.removeEventListener('scroll', onScroll)
  }, [scroller, newest])
  if (seenSeq === null) return { away: false, unseen: 0 }
  const firstSeen = rows.findIndex(row => row.seq <= seenSeq)
  return { away: true, unseen: firstSeen === -1 ? rows.length : firstSeen }
}
