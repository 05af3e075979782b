import { type RefObject, useLayoutEffect, useState } from 'react'

const sample = '0'.repeat(100)

const measured = new Map<string, number>()

/** The width of a sign of a fixed-width font, in pixels. */
const signWidth = (font: string): number => {
  const known = measured.get(font)
  if (known !== undefined) return known
  const pen = document.createElement('canvas').getContext('2d')
  if (!pen) return 7.3
  pen.font = font
  const width = pen.measureText(sample).width / sample.length
  measured.set(font, width)
  return width
}

export interface Columns {
  /** Whole signs of the element's font that fit side by side. */
  readonly columns: number
  /** Pixels of one of them. */
  readonly width: number
}

/** How much text of a fixed-width font fits into an element, now and after it was resized. Null until it is drawn. */
export const useColumns = (ref: RefObject<HTMLElement | null>): Columns | null => {
  const [found, setFound] = useState<Columns | null>(null)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = (): void => {
      const style = getComputedStyle(element)
      const width = signWidth(`${style.fontSize} ${style.fontFamily}`)
      const columns = Math.max(12, Math.floor(element.clientWidth / width))
      setFound(was => (was?.columns === columns && was.width === width ? was : { columns, width }))
    }
    measure()
    const sizes = new ResizeObserver(measure)
    sizes.observe(element)
    return () => sizes.disconnect()
  }, [ref])
  return found
}
