import type { ToThread } from './render-thread.ts'
import type { Rendered } from './renderer.ts'

export interface Waiting extends ToThread {
  /** How often the thread has been asked. */
  tries: number
  settle(rendered: Rendered): void
}

/** Renders that wait for the thread. Those that are known to be quick go first: any other may be a bomb. */
export interface RenderQueue {
  add(waiting: Waiting, quick: boolean): void
  next(): Waiting | null
  /** Takes out those that fit. */
  take(fits: (waiting: Waiting) => boolean): Waiting[]
  size(): number
}

export const makeRenderQueue = (): RenderQueue => {
  // Sets keep the order in which things were added, and give up one in the middle at no cost.
  const quick = new Set<Waiting>()
  const others = new Set<Waiting>()
  return {
    add: (waiting, first) => void (first ? quick : others).add(waiting),
    next: () => {
      for (const line of [quick, others])
        for (const waiting of line) {
          line.delete(waiting)
          return waiting
        }
      return null
    },
    take: fits => {
      const taken = [...quick, ...others].filter(fits)
      for (const waiting of taken) {
        quick.delete(waiting)
        others.delete(waiting)
      }
      return taken
    },
    size: () => quick.size + others.size,
  }
}
