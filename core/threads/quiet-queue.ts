/** Work begins when nothing was added for so long … */
const quietMs = 100
/** … and under a flood that does not end, so often. */
const atLatestMs = 1_000
/** How long one turn may take. */
const turnMs = 2
/** Between two turns deliveries have all the time there is. */
const pauseMs = 10
const mostWaiting = 20_000

export interface QuietQueue {
  /** A key that waits already waits no longer. Under a flood the oldest ones are let go. */
  add(key: string): void
  stop(): void
}

/** Does small work for each key when it is quiet, a little at a time, so that no caller waits for it. */
export const makeQuietQueue = (work: (key: string) => void): QuietQueue => {
  const waiting = new Set<string>()
  let timer: NodeJS.Timeout | null = null
  let since = 0

  const later = (ms: number): void => {
    if (timer) clearTimeout(timer)
    timer = setTimeout(doSome, ms).unref()
  }
  const doSome = (): void => {
    timer = null
    const until = performance.now() + turnMs
    for (const key of waiting) {
      waiting.delete(key)
      work(key)
      if (performance.now() >= until) break
    }
    since = performance.now()
    if (waiting.size > 0) later(pauseMs)
  }
  return {
    add: key => {
      const now = performance.now()
      if (waiting.size === 0) since = now
      waiting.add(key)
      if (waiting.size > mostWaiting) for (const oldest of waiting) if (waiting.delete(oldest)) break
      if (timer === null || now - since < atLatestMs) later(quietMs)
    },
    stop: () => {
      if (timer) clearTimeout(timer)
      waiting.clear()
    },
  }
}
