import { useEffect, useRef, useState } from 'react'

/** How wide an element is drawn, in pixels. */
export const useWidthOf = <E extends Element>(first = 400) => {
  const ref = useRef<E>(null)
  const [width, setWidth] = useState(first)
  useEffect(() => {
    if (!ref.current) return
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width))
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [])
  return [ref, width] as const
}
