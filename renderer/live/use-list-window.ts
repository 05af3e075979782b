import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { stopFollowing } from '../state/shown.ts'
import { newestShown, type ShownList, shownListNow } from '../state/shown-list.ts'

/** Pixels; the same as `--row`. */
export const rowHeight = 32
/** Rows that are drawn beyond what is in view. */
export const overscan = 6
/** Less than this many pixels from the end with the newest is still there. */
const atEdge = 16

interface Seen {
  /** The first row that is in view, and how many fit. */
  readonly first: number
  readonly fits: number
}

export interface ListWindow extends Seen {
  /** The newest `seq` when the end with the newest was left; null while it is in view. */
  readonly seenSeq: number | null
  /** Brings a row into view. */
  reveal(position: number): void
}

const isAtEdge = (element: HTMLElement, newestAt: ShownList['newestAt']): boolean =>
  newestAt === 'top'
    ? element.scrollTop < atEdge
    : element.scrollHeight - element.clientHeight - element.scrollTop < atEdge

const toEdge = (element: HTMLElement, newestAt: ShownList['newestAt']): void => {
  element.scrollTop = newestAt === 'top' ? 0 : element.scrollHeight
}

/** Where the list is scrolled to, and how much of it is in view; read when that changes, because reading costs a layout. */
interface Scrolled {
  top: number
  height: number
}

const seenOf = ({ top, height }: Scrolled): Seen => ({
  first: Math.floor(top / rowHeight),
  fits: Math.ceil(height / rowHeight) + 1,
})

/** Until the list is drawn: with those beyond it about as many as a window can hold, so that none is drawn in vain. */
const firstFits = Math.ceil(window.innerHeight / rowHeight) - overscan

/**
 * Which rows are in view. At the end with the newest, new rows are shown as they come; further away, what is read stays
 * where it is, whatever comes or goes above it.
 * @param scope another one begins at the newest
 */
export const useListWindow = (
  scroller: RefObject<HTMLElement | null>,
  shown: ShownList,
  scope: string,
  follow: boolean,
): ListWindow => {
  const [seen, setSeen] = useState<Seen>({ first: 0, fits: firstFits })
  const [seenSeq, setSeenSeq] = useState<number | null>(null)
  /** A row in view while the newest is not, and where it stood. */
  const anchor = useRef<{ seq: number; position: number } | null>(null)
  const { newestAt } = shown

  const scrolled = useRef<Scrolled>({ top: 0, height: firstFits * rowHeight })

  const look = useCallback((): void => {
    const next = seenOf(scrolled.current)
    setSeen(last => (last.first === next.first && last.fits === next.fits ? last : next))
  }, [])

  /** Notes where the list is scrolled to. */
  const note = useCallback((): void => {
    const element = scroller.current
    if (!element) return
    scrolled.current = { top: element.scrollTop, height: element.clientHeight }
    const away = !isAtEdge(element, newestAt)
    const { first } = seenOf(scrolled.current)
    const seq = shownListNow().seqAt(first)
    anchor.current = away && seq !== undefined ? { seq, position: first } : null
    // Whoever scrolls away from the newest reads something: it must not be pulled away.
    if (away) stopFollowing()
    setSeenSeq(last => (away ? (last ?? newestShown() ?? null) : null))
    look()
  }, [scroller, newestAt, look])

  const goToEdge = useCallback((): void => {
    const element = scroller.current
    if (!element) return
    anchor.current = null
    setSeenSeq(null)
    toEdge(element, newestAt)
    scrolled.current = { top: element.scrollTop, height: element.clientHeight }
    look()
  }, [scroller, newestAt, look])

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    // In the frame that is scrolled, or there would be a gap until the next one.
    const onScroll = (): void => flushSync(note)
    const onResize = new ResizeObserver(() => {
      if (anchor.current === null) toEdge(element, newestAt)
      scrolled.current = { top: element.scrollTop, height: element.clientHeight }
      look()
    })
    element.addEventListener('scroll', onScroll, { passive: true })
    onResize.observe(element)
    return () => {
      element.removeEventListener('scroll', onScroll)
      onResize.disconnect()
    }
  }, [scroller, newestAt, note, look])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another scope is a reason to go to the newest
  useLayoutEffect(goToEdge, [scope, goToEdge])
  useLayoutEffect(() => {
    if (follow) goToEdge()
  }, [follow, goToEdge])

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const { current } = anchor
    if (current) {
      const position = shown.placeOf(current.seq)
      if (position === current.position) return
      anchor.current = { seq: current.seq, position }
      element.scrollTop = scrolled.current.top + (position - current.position) * rowHeight
    } else if (newestAt === 'bottom') toEdge(element, newestAt)
    else return
    scrolled.current = { ...scrolled.current, top: element.scrollTop }
    look()
  }, [scroller, shown, newestAt, look])

  const reveal = useCallback(
    (position: number): void => {
      const element = scroller.current
      if (!element) return
      const top = position * rowHeight
      const lowest = top + rowHeight - element.clientHeight
      if (element.scrollTop > top) element.scrollTop = top
      else if (element.scrollTop < lowest) element.scrollTop = lowest
      note()
    },
    [scroller, note],
  )
  return { ...seen, seenSeq, reveal }
}
