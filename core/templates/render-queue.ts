import type { ToThread } from './render-thread.ts'
import type { Rendered } from './renderer.ts'

export interface Waiting extends ToThread {
  settle(rendered: Rendered): void
}

/** Renders that wait for the thread. Texts that have rendered before go first: one that never has may be a bomb. */
export interface RenderQueue {
  add(waiting: Waiting, proven: boolean): void
  next(): Waiting | null
  /** Takes out those that fit. */
  take(fits: (waiting: Waiting) => boolean): Waiting[]
  size(): number
}

export const makeRenderQueue = (): RenderQueue => {
  // Sets keep the order in which things were added, and give up one in the middle at no cost.
  const proven = new Set<Waiting>()
  const others = new Set<Waiting>()
  return {
    add: (waiting, first) => void (first ? proven : others).add(waiting),
    next: () => {
      for (const line of [proven, others])
        for (const waiting of line) {
          line.delete(waiting)
          return waiting
        }
      return null
    },
    take: fits => {
      const taken = [...proven, ...others].filter(fits)
      for (const waiting of taken) {
        proven.delete(waiting)
        others.delete(waiting)
      }
      return taken
    },
    size: () => proven.size + others.size,
  }
}
