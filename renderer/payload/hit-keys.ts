import type { KeyboardEvent } from 'react'
import { isWriting } from '../keyboard/focus.ts'
import type { HitCursor } from './use-hit-cursor.ts'

/** `n` goes to the next hit, `N` to the one before, wherever in the tab the focus is. */
export const onHitKeys =
  ({ hits, go }: HitCursor<unknown>) =>
  (event: KeyboardEvent): void => {
    const { key } = event
    if (hits.length === 0 || (key !== 'n' && key !== 'N')) return
    if (event.altKey || event.ctrlKey || event.metaKey || isWriting(event.target as Element)) return
    event.preventDefault()
    go(key === 'n' ? 1 : -1)
  }

const scrolls = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' ']

/** Leaves the keys that scroll to the browser: elsewhere they go through the captures. */
export const keepScrollKeys = (event: KeyboardEvent): void => {
  if (event.target === event.currentTarget && scrolls.includes(event.key) && !event.altKey)
    event.stopPropagation()
}
