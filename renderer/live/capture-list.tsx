import { ArrowDown, ArrowUp } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { chooseComing, goToNewest } from '../actions/move-selection.ts'
import { places } from '../keyboard/focus.ts'
import { list, useList } from '../state/list-store.ts'
import { selectedSeqNow, useSelectedId } from '../state/shown.ts'
import { type ShownList, useShownList } from '../state/shown-list.ts'
import { useView } from '../state/view-store.ts'
import { CaptureRow } from './capture-row.tsx'
import { EmptyList } from './empty-list.tsx'
import { listKeys } from './list-keys.ts'
import { overscan, rowHeight, useListWindow } from './use-list-window.ts'

/** Rows whose captures are fetched before and after what is drawn. */
const prefetch = 40

const seqsOf = (shown: ShownList, from: number, to: number): readonly number[] => {
  const seqs: number[] = []
  for (let position = Math.max(0, from); position < Math.min(shown.size, to); position++)
    seqs.push(shown.seqAt(position) ?? 0)
  return seqs
}

const useScope = (): string => {
  const connection = useView(v => (v.allConnections ? '' : v.connectionId))
  return `${connection} ${useView(v => v.filter)}`
}

/** The captures of the list. One tab stop: the box has the focus, the chosen row is its active descendant. */
export const CaptureList = () => {
  const shown = useShownList()
  const selectedId = useSelectedId()
  const several = useView(v => v.selectedIds)
  const follow = useView(v => v.follow)
  const reveals = useView(v => v.reveals)
  const allConnections = useView(v => v.allConnections)
  const flooded = useList(l => l.flooded)
  useView(v => v.comingSeq)
  const scroller = useRef<HTMLDivElement>(null)
  const { first, fits, seenSeq, reveal } = useListWindow(scroller, shown, useScope(), follow)

  const selectedSeq = selectedSeqNow()
  const selectedAt = selectedSeq === undefined ? -1 : shown.positionOf(selectedSeq)
  const revealed = useRef(follow ? reveals : -1)
  useLayoutEffect(() => {
    // What was chosen elsewhere may be listed only later.
    if (revealed.current === reveals || selectedAt === -1) return
    revealed.current = reveals
    reveal(selectedAt)
  }, [reveals, selectedAt, reveal])

  const from = Math.max(0, Math.min(first, shown.size - fits) - overscan)
  const seqs = seqsOf(shown, from, first + fits + overscan)
  useEffect(() => {
    chooseComing()
    const waited = useView.getState().comingSeq
    const before = seqsOf(shown, from - prefetch, from)
    const after = seqsOf(shown, from + seqs.length, from + seqs.length + prefetch)
    list.look([...(waited === null ? [] : [waited]), ...seqs, ...after, ...before])
  })

  const unseen = seenSeq === null ? 0 : list.index.countUpTo(Infinity) - list.index.countUpTo(seenSeq)
  const Arrow = shown.newestAt === 'top' ? ArrowUp : ArrowDown
  const isDrawn = selectedAt >= from && selectedAt < from + seqs.length
  const classes = ['rows', 'mono']
  if (shown.size === 0) classes.push('none')
  if (allConnections) classes.push('of-all')
  if (flooded) classes.push('flooded')
  if (isDrawn) classes.push('with-active')
  return (
    <div className="list-body">
      {unseen > 0 && (
        <button type="button" className={`new-pill at-${shown.newestAt}`} onClick={goToNewest}>
          <Arrow size={13} aria-hidden="true" /> {unseen} new
        </button>
      )}
      <div
        ref={scroller}
        id={places.captures}
        className={classes.join(' ')}
        role="listbox"
        aria-label="Captures"
        aria-multiselectable="true"
        aria-activedescendant={isDrawn ? `row-${selectedSeq}` : undefined}
        tabIndex={0}
        onKeyDown={listKeys}
      >
        <div className="rows-sizer" role="presentation" style={{ height: shown.size * rowHeight }}>
          <div
            className="rows-drawn"
            role="presentation"
            style={{ transform: `translateY(${from * rowHeight}px)` }}
          >
            {seqs.map((seq, i) => {
              const capture = list.rows.get(seq)
              return (
                <CaptureRow
                  key={seq}
                  seq={seq}
                  capture={capture}
                  active={seq === selectedSeq}
                  selected={several.size === 0 ? capture?.id === selectedId : several.has(capture?.id ?? '')}
                  position={from + i + 1}
                  total={shown.size}
                  withConnection={allConnections}
                />
              )
            })}
          </div>
        </div>
      </div>
      {shown.size === 0 && <EmptyList />}
    </div>
  )
}
