/** How long events wait when no frame is drawn, because the window is hidden. */
const hiddenMs = 250

export interface FrameBatch<T> {
  add(items: readonly T[]): void
  /** Hands over at once what is waiting. */
  flush(): void
  clear(): void
}

/** Collects items and hands them over at most once per animation frame, in order. */
export const createFrameBatch = <T>(take: (items: readonly T[]) => void): FrameBatch<T> => {
  let waiting: T[] = []
  let frame = 0
  let timer = 0

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
    take(items)
  }
  return {
    add: items => {
      waiting.push(...items)
      if (frame !== 0) return
      frame = requestAnimationFrame(flush)
      timer = window.setTimeout(flush, hiddenMs)
    },
    flush,
    clear: () => {
      cancel()
      waiting = []
    },
  }
}
