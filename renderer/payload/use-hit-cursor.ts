import { useState } from 'react'

export interface HitCursor<T> {
  readonly hits: readonly T[]
  /** The hit that is looked at; null when there is none. */
  readonly now: T | null
  readonly index: number
  /** How often one was asked for: 0 until somebody goes to the next, so that nothing scrolls by itself. */
  readonly asked: number
  /** Goes on by so many, round the end. */
  go(by: number): void
}

/** Goes from hit to hit. Other hits begin anew. */
export const useHitCursor = <T>(hits: readonly T[]): HitCursor<T> => {
  const [place, setPlace] = useState({ hits, index: 0, asked: 0 })
  const { index, asked } = place.hits === hits ? place : { index: 0, asked: 0 }
  return {
    hits,
    now: hits[index] ?? null,
    index,
    asked,
    go: by => {
      if (hits.length === 0) return
      // The first press shows the first hit, which is marked already.
      const to = asked === 0 && by > 0 ? index : (index + by + hits.length) % hits.length
      setPlace({ hits, index: to, asked: asked + 1 })
    },
  }
}
