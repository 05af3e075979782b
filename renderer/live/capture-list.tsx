import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowUp } from 'lucide-react'
import { useCallback, useEffect, useRef } from 'react'
import { loadOlder } from '../actions/load-older.ts'
import { goToNewest } from '../actions/move-selection.ts'
import { count } from '../format/numbers.ts'
import { places } from '../keyboard/focus.ts'
import { useEngine } from '../state/engine-store.ts'
import { useSelectedId, useVisibleCaptures } from '../state/shown.ts'
import { openCapture, useView } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { CaptureRow } from './capture-row.tsx'
import { EmptyList } from './empty-list.tsx'
import { useAway } from './use-away.ts'

const rowHeight = 32
/** Older captures are fetched when fewer rows than this are left below. */
const ahead = 20

/** The captures, newest on top. One tab stop: the box has the focus, the chosen row is its active descendant. */
export const CaptureList = () => {
  const rows = useVisibleCaptures()
  const selectedId = useSelectedId()
  const follow = useView(v => v.follow)
  const filtered = useView(v => v.filter !== '')
  const more = useEngine(e => e.moreCaptures)
  const scroller = useRef<HTMLDivElement>(null)
  const { away, unseen } = useAway(scroller, rows)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: index => rows[index]?.id ?? index,
    overscan: 10,
    // Newer rows come in above: at the top they are shown, further down what is read keeps its place.
    anchorTo: away ? 'end' : 'start',
  })

  const selectedIndex = rows.findIndex(row => row.id === selectedId)
  const toRow = useRef(virtualizer.scrollToIndex)
  toRow.current = virtualizer.scrollToIndex
  const reveals = useView(v => v.reveals)
  const wanted = useRef(selectedIndex)
  wanted.current = selectedIndex
  useEffect(() => {
    if (reveals > 0 && wanted.current >= 0) toRow.current(wanted.current, { align: 'auto' })
  }, [reveals])
  // biome-ignore lint/correctness/useExhaustiveDependencies: while following, each new capture is a reason to go to the top
  useEffect(() => {
    if (follow) scroller.current?.scrollTo({ top: 0 })
  }, [follow, selectedId])

  const items = virtualizer.getVirtualItems()
  const last = items.at(-1)?.index ?? -1
  const nearEnd = last >= rows.length - ahead
  // With a filter, looking through the whole history is left to a button: it may be long and find nothing.
  // Looked at after every drawing: one page may not be enough to fill the view, and one at a time is under way.
  useEffect(() => {
    if (more && nearEnd && !filtered) void loadOlder()
  })

  const open = useCallback((id: string) => openCapture(id), [])
  const activeId = items.some(item => item.index === selectedIndex) ? `row-${selectedId}` : undefined
  return (
    <div className="list-body">
      {unseen > 0 && (
        <button type="button" className="new-pill" onClick={goToNewest}>
          <ArrowUp size={13} aria-hidden="true" /> {unseen} new
        </button>
      )}
      <div
        ref={scroller}
        id={places.captures}
        className="rows mono"
        role="listbox"
        aria-label="Captures"
        aria-activedescendant={activeId}
        tabIndex={0}
      >
        <div className="rows-sizer" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
          {items.map(item => {
            const capture = rows[item.index]
            return (
              capture && (
                <CaptureRow
                  key={capture.id}
                  capture={capture}
                  selected={capture.id === selectedId}
                  position={item.index + 1}
                  total={rows.length}
                  top={item.start}
                  onOpen={open}
                />
              )
            )
          })}
        </div>
      </div>
      {rows.length === 0 && <EmptyList />}
      {filtered && more && (
        <div className="list-more">
          <span>{count(rows.length, 'match', 'matches')} so far</span>
          <Button onClick={() => void loadOlder()}>Look further back</Button>
        </div>
      )}
    </div>
  )
}
