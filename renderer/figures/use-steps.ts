import { type KeyboardEvent, type PointerEvent, useState } from 'react'

/** Where a key leads to. */
const moves: Record<string, (at: number, count: number) => number> = {
  ArrowRight: at => at + 1,
  ArrowUp: at => at + 1,
  ArrowLeft: at => at - 1,
  ArrowDown: at => at - 1,
  PageUp: at => at + 10,
  PageDown: at => at - 10,
  Home: () => 0,
  End: (_, count) => count - 1,
}

interface StepsProps {
  readonly count: number
  /** What the picture is of. */
  readonly label: string
  /** What stands at a place, in one sentence. */
  readonly say: (at: number) => string
  readonly onOpen: (at: number) => void
  /** The place that a point of the picture belongs to, from its left edge; null for none. */
  readonly placeAt: (x: number, y: number) => number | null
}

/**
 * One tab stop for a picture made of many things side by side: arrows, Home and End go from one to the next, Enter opens
 * it; pointing and clicking do the same. To those who hear the page it is a slider that says what stands at each place.
 */
export const useSteps = ({ count, label, say, onOpen, placeAt }: StepsProps) => {
  const [at, setAt] = useState<number | null>(null)
  const shown = at === null ? null : Math.min(at, count - 1)
  const current = shown ?? count - 1
  const pointed = (event: PointerEvent<Element>): number | null => {
    const box = event.currentTarget.getBoundingClientRect()
    return placeAt(event.clientX - box.left, event.clientY - box.top)
  }
  return {
    /** The place that is pointed at or has the focus. */
    shown: count === 0 ? null : shown,
    props: {
      role: 'slider',
      tabIndex: 0,
      'aria-label': label,
      'aria-valuemin': 1,
      'aria-valuemax': count,
      'aria-valuenow': current + 1,
      'aria-valuetext': count === 0 ? 'nothing' : say(current),
      onFocus: () => setAt(known => known ?? count - 1),
      onBlur: () => setAt(null),
      onKeyDown: (event: KeyboardEvent): void => {
        const move = moves[event.key]
        if (event.ctrlKey || event.metaKey || event.altKey || (!move && event.key !== 'Enter')) return
        event.preventDefault()
        event.stopPropagation()
        if (move) setAt(Math.max(0, Math.min(count - 1, move(current, count))))
        else onOpen(current)
      },
      onPointerMove: (event: PointerEvent<Element>) => setAt(pointed(event)),
      onPointerLeave: () => setAt(null),
      onClick: (event: React.MouseEvent<Element>) => {
        const place = pointed(event as PointerEvent<Element>)
        if (place !== null) onOpen(place)
      },
    },
  } as const
}
