import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RowMetrics } from './row-metrics.ts'

/** Rows that are drawn above and below what is in sight. */
const spare = 16
/** What lies over the upper and lower edge of the scroller, and must not hide what is brought into sight. */
const edge = 56

const scrollerOf = (list: HTMLElement): HTMLElement =>
  list.closest<HTMLElement>('.detail-scroll, .value-scroll') ?? document.documentElement

export interface RowWindow {
  readonly first: number
  /** Not included. */
  readonly last: number
  /** Scrolls no further than it must. */
  reveal(row: number): void
  /** Rows that fit in sight. */
  page(): number
}

/**
 * Which rows of a list are near enough to be drawn. The list lies in a scroller among other things: heights are known and
 * not measured, so a million rows cost no more than fifty.
 */
export const useRowWindow = (ref: RefObject<HTMLElement | null>, metrics: RowMetrics): RowWindow => {
  const [range, setRange] = useState({ first: 0, last: 60 })
  const known = useRef(metrics)
  known.current = metrics

  const measure = useCallback((): void => {
    const list = ref.current
    if (!list) return
    const { at, count } = known.current
    const scroller = scrollerOf(list).getBoundingClientRect()
    const above = scroller.top - list.getBoundingClientRect().top
    const first = Math.max(0, Math.min(count, at(Math.max(0, above))) - spare)
    const last = Math.min(count, at(Math.max(0, above + scroller.height)) + 1 + spare)
    setRange(was => (was.first === first && was.last === last ? was : { first, last: Math.max(first, last) }))
  }, [ref])

  // What stands above the list may have grown with any drawing.
  useLayoutEffect(measure)
  useEffect(() => {
    const list = ref.current
    if (!list) return
    const scroller = scrollerOf(list)
    const sizes = new ResizeObserver(measure)
    sizes.observe(scroller)
    scroller.addEventListener('scroll', measure, { passive: true })
    return () => {
      sizes.disconnect()
      scroller.removeEventListener('scroll', measure)
    }
  }, [ref, measure])

  return {
    first: Math.min(range.first, metrics.count),
    last: Math.min(range.last, metrics.count),
    reveal: row => {
      const list = ref.current
      if (!list) return
      const scroller = scrollerOf(list)
      const box = scroller.getBoundingClientRect()
      const top = list.getBoundingClientRect().top - box.top + known.current.topOf(row)
      const bottom = list.getBoundingClientRect().top - box.top + known.current.topOf(row + 1)
      if (top < edge) scroller.scrollTop += top - edge
      else if (bottom > box.height - edge)
        scroller.scrollTop += Math.min(bottom - box.height + edge, top - edge)
      measure()
    },
    page: () => {
      const list = ref.current
      if (!list) return 1
      const height = scrollerOf(list).clientHeight - 2 * edge
      return Math.max(1, Math.floor(height / Math.max(1, known.current.topOf(1) - known.current.topOf(0))))
    },
  }
}
