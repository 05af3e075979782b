/** How long events wait when no frame is drawn, because the window is hidden. */
const hiddenMs = 250

/** So many at once are more than anybody reads: then some frames are left out, so that the page has time for other things. */
const flood = 12
const floodMs = 100

export interface FrameBatch<T> {
  add(items: readonly T[]): void
  /** Hands over at once what is waiting. */
  flush(): void
  clear(): void
}

/** Collects items and hands them over at most once per animation frame, in order; in a flood ten times a second. */
export const createFrameBatch = <T>(take: (items: readonly T[]) => void): FrameBatch<T> => {
  let waiting: T[] = []
  let frame = 0
  let timer = 0
  /** Not before then, by the page's own clock in milliseconds. */
  let notBefore = 0

  const cancel = (): void => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    frame = 0
    timer = 0
  }
  const flush = (): void => {
    cancel()
    if (waiting.length === 0) return
    const items = waiting
    waiting = []
    notBefore = items.length < flood ? 0 : performance.now() + floodMs
    take(items)
  }
  const onFrame = (): void => {
    if (performance.now() < notBefore) frame = requestAnimationFrame(onFrame)
    else flush()
  }
  return {
    add: items => {
      waiting.push(...items)
      if (frame !== 0) return
      frame = requestAnimationFrame(onFrame)
      timer = window.setTimeout(flush, hiddenMs)
    },
    flush,
    clear: () => {
      cancel()
      waiting = []
    },
  }
}
