import { useRef } from 'react'

export interface ItemKeys {
  readonly keys: readonly number[]
  /** Say what is about to happen to the items, so that what belongs to one stays with it. */
  moved(from: number, to: number): void
  inserted(at: number): void
  removed(at: number): void
}

/** Keys for items that have no identity of their own, such as the tools of an answer, whose names may repeat. */
export const useItemKeys = (count: number): ItemKeys => {
  const keys = useRef<number[]>([])
  const next = useRef(0)
  while (keys.current.length < count) keys.current.push(next.current++)
  keys.current.length = count
  return {
    keys: keys.current,
    moved: (from, to) => {
      const [key] = keys.current.splice(from, 1)
      if (key !== undefined) keys.current.splice(to, 0, key)
    },
    inserted: at => {
      keys.current.splice(at, 0, next.current++)
    },
    removed: at => {
      keys.current.splice(at, 1)
    },
  }
}
