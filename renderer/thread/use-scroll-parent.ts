import { type RefObject, useLayoutEffect, useState } from 'react'

const scrolls = (element: Element): boolean => /auto|scroll/.test(getComputedStyle(element).overflowY)

const parentOf = (element: Element | null): Element | null =>
  element === null || scrolls(element) ? element : parentOf(element.parentElement)

interface ScrollPlace {
  readonly scroller: Element | null
  /** Pixels from the top of what scrolls to the element. */
  readonly top: number
}

/** What an element scrolls in, and where in it it begins; that moves when what stands above it changes. */
export const useScrollParent = (host: RefObject<HTMLElement | null>): ScrollPlace => {
  const [place, setPlace] = useState<ScrollPlace>({ scroller: null, top: 0 })
  useLayoutEffect(() => {
    const element = host.current
    const scroller = parentOf(element?.parentElement ?? null)
    if (!element || !scroller) return
    const look = (): void => {
      const top =
        element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop
      setPlace(before =>
        before.scroller === scroller && Math.abs(before.top - top) < 1 ? before : { scroller, top },
      )
    }
    look()
    const watch = new ResizeObserver(look)
    watch.observe(scroller)
    for (const child of scroller.children) watch.observe(child)
    return () => watch.disconnect()
  }, [host])
  return place
}
