import { useSyncExternalStore } from 'react'

export type Width = 'narrow' | 'middle' | 'wide'

const narrow = window.matchMedia('(max-width: 719.98px)')
const wide = window.matchMedia('(min-width: 1100px)')

const subscribe = (changed: () => void): (() => void) => {
  narrow.addEventListener('change', changed)
  wide.addEventListener('change', changed)
  return () => {
    narrow.removeEventListener('change', changed)
    wide.removeEventListener('change', changed)
  }
}

const now = (): Width => (narrow.matches ? 'narrow' : wide.matches ? 'wide' : 'middle')

/** How much fits side by side: one pane, two, or all three. */
export const useWidth = (): Width => useSyncExternalStore(subscribe, now)
