import { useVirtualizer } from '@tanstack/react-virtual'
import { TriangleAlert } from 'lucide-react'
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { openCapture } from '../state/view-store.ts'
import { ThreadRow } from './thread-row.tsx'
import type { TimeLineRow } from './time-line.ts'
import { useScrollParent } from './use-scroll-parent.ts'

const heights = { capture: 30, finding: 24 }
const heightOf = (row: TimeLineRow | undefined): number =>
  row === undefined ? heights.capture : row.kind === 'gap' ? row.height : heights[row.kind]

const steps: Record<string, number> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  Home: -Infinity,
  End: Infinity,
}

const Line = ({ row }: { row: Exclude<TimeLineRow, { kind: 'capture' }> }) =>
  row.kind === 'gap' ? (
    <p className="thread-gap" style={{ height: row.height }}>
      <span className="unseen">a pause of </span>
      {row.words}
    </p>
  ) : (
    <p className={`thread-finding ${row.finding.kind}`}>
      <TriangleAlert size={12} aria-hidden="true" />
      {row.finding.text}
    </p>
  )

interface TimeLineListProps {
  readonly rows: readonly TimeLineRow[]
  /** The capture that is looked at. */
  readonly hereId: string
}

/**
 * The rows of a call on their rail. However many there are, only those in view are drawn. One tab stop: arrows go from
 * capture to capture, Enter opens one.
 */
export const TimeLineList = ({ rows, hereId }: TimeLineListProps) => {
  const host = useRef<HTMLOListElement>(null)
  const { scroller, top } = useScrollParent(host)
  const [activeId, setActiveId] = useState<string | null>(null)
  const wantsFocus = useRef<string | null>(null)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: index => heightOf(rows[index]),
    getItemKey: index => rows[index]?.key ?? index,
    scrollMargin: top,
    overscan: 12,
  })
  const captures = rows.flatMap((row, index) => (row.kind === 'capture' ? [{ id: row.key, index }] : []))
  const active = [activeId, hereId].find(id => captures.some(c => c.id === id)) ?? captures[0]?.id

  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key]
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    if (!(event.target as Element).hasAttribute('data-thread-id')) return
    event.preventDefault()
    const at = captures.findIndex(c => c.id === active)
    const next = captures[Math.max(0, Math.min(captures.length - 1, at + step))]
    if (!next) return
    wantsFocus.current = next.id
    setActiveId(next.id)
    virtualizer.scrollToIndex(next.index, { align: 'auto' })
  }
  // A row that was out of view is drawn a moment after it was scrolled to.
  useEffect(() => {
    const id = wantsFocus.current
    const line =
      id === null ? null : host.current?.querySelector<HTMLElement>(`[data-thread-id="${CSS.escape(id)}"]`)
    if (!line) return
    wantsFocus.current = null
    line.focus({ preventScroll: true })
  })
  const open = useCallback((id: string) => openCapture(id), [])

  return (
    <ol
      ref={host}
      className="thread"
      aria-label="Captures of this call, oldest first"
      style={{ height: virtualizer.getTotalSize() }}
      onKeyDown={move}
    >
      {virtualizer.getVirtualItems().map(item => {
        const row = rows[item.index]
        return (
          row && (
            <li
              key={row.key}
              ref={virtualizer.measureElement}
              aria-posinset={item.index + 1}
              aria-setsize={rows.length}
              data-index={item.index}
              className="thread-item"
              style={{ transform: `translateY(${item.start - top}px)` }}
            >
              {row.kind === 'capture' ? (
                <ThreadRow
                  capture={row.capture}
                  since={row.since}
                  marks={row.marks}
                  said={row.said}
                  here={row.key === hereId}
                  tabIndex={row.key === active ? 0 : -1}
                  onFocus={() => setActiveId(row.key)}
                  onOpen={open}
                />
              ) : (
                <Line row={row} />
              )}
            </li>
          )
        )
      })}
    </ol>
  )
}
