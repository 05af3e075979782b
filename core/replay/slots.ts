/** Who may be under way at the same time. */
export interface Slots {
  /** Waits its turn. Resolves with what gives the slot back; with null when `signal` was aborted first. */
  take(signal: AbortSignal): Promise<(() => void) | null>
}

/** @param most how many there are; asked each time one is taken or given back */
export const makeSlots = (most: () => number): Slots => {
  let taken = 0
  const queue = new Set<() => void>()
  const next = (): void => {
    for (const start of queue) {
      if (taken >= most()) return
      start()
    }
  }
  const giveBack = () => {
    let given = false
    return () => {
      if (given) return
      given = true
      taken -= 1
      next()
    }
  }
  return {
    take: signal =>
      new Promise(resolve => {
        if (signal.aborted) {
          resolve(null)
          return
        }
        const onAbort = (): void => {
          queue.delete(start)
          resolve(null)
        }
        const start = (): void => {
          queue.delete(start)
          signal.removeEventListener('abort', onAbort)
          taken += 1
          resolve(giveBack())
        }
        signal.addEventListener('abort', onAbort, { once: true })
        queue.add(start)
        next()
      }),
  }
}
