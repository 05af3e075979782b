import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { HeaderList } from '../../shared/capture.ts'
import { copyText } from '../actions/copy-text.ts'
import { hasModifier } from '../keyboard/modifier.ts'
import { ValueDialog } from '../payload/value-dialog.tsx'
import { readFor, valueLines } from '../payload/value-lines.ts'
import { evenRows, unevenRows } from '../ui/row-metrics.ts'
import { useColumns } from '../ui/use-columns.ts'
import { useRowWindow } from '../ui/use-row-window.ts'
import { HeaderRow } from './header-row.tsx'
import type { HeaderHit, LineHits } from './use-header-hits.ts'

const lineHeight = 18
const padding = 7
/** Of the columns, at most for the names: the rest is for the values, and some for the space between them and the button. */
const nameShare = 0.45
const otherColumns = 6

interface HeaderRowsProps {
  readonly list: HeaderList
  /** "Received headers". */
  readonly label: string
  readonly hits: LineHits
  readonly now: HeaderHit | null
  /** How often a hit was asked for: each time it is brought into sight. */
  readonly asked: number
}

const moves: Record<string, (at: number, page: number, last: number) => number> = {
  ArrowDown: at => at + 1,
  ArrowUp: at => at - 1,
  PageDown: (at, page) => at + page,
  PageUp: (at, page) => at - page,
  Home: () => 0,
  End: (_at, _page, last) => last,
}

/** Header lines in their order, as they were written. One tab stop; only the lines in sight are drawn. */
export const HeaderRows = ({ list, label, hits, now, asked }: HeaderRowsProps) => {
  const ref = useRef<HTMLDivElement>(null)
  const id = useId()
  const columns = useColumns(ref)?.columns ?? null
  const [active, setActive] = useState(0)
  const [whole, setWhole] = useState<number | null>(null)
  const longest = useMemo(() => list.reduce((most, [name]) => Math.max(most, name.length), 8), [list])
  const names = Math.min(longest, Math.floor((columns ?? 80) * nameShare))
  const values = (columns ?? 80) - names - otherColumns
  const metrics = useMemo(() => {
    if (columns === null) return evenRows(list.length, lineHeight + padding)
    const lines = (text: string, room: number): number =>
      valueLines(text.slice(0, readFor(room)), room).ends.length
    const heights = Uint8Array.from(list, ([name, value]) =>
      Math.max(lines(name, names), lines(value, values)),
    )
    return unevenRows(heights, lineHeight, padding)
  }, [list, columns, names, values])
  const { first, last, reveal, page } = useRowWindow(ref, metrics)
  const toRow = useRef(reveal)
  toRow.current = reveal
  useEffect(() => {
    if (!now || asked === 0) return
    setActive(now.line)
    toRow.current(now.line)
  }, [now, asked])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.target !== event.currentTarget) return
    const line = list[active]
    const move = event.ctrlKey || event.metaKey ? undefined : moves[event.key]
    if (move) {
      const to = Math.max(0, Math.min(list.length - 1, move(active, page(), list.length - 1)))
      setActive(to)
      reveal(to)
    } else if (hasModifier(event.nativeEvent) && event.key === 'c' && getSelection()?.isCollapsed !== false) {
      if (line) void copyText(`${line[0]}: ${line[1]}`)
    } else if (event.key === 'Enter') setWhole(active)
    else return
    event.preventDefault()
  }
  const shown = whole === null ? undefined : list[whole]
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a table lays out all of its rows */}
      <div
        ref={ref}
        role="grid"
        className="header-rows mono"
        aria-label={label}
        aria-rowcount={list.length}
        aria-readonly="true"
        aria-activedescendant={list.length > 0 ? `${id}-${active}` : undefined}
        tabIndex={0}
        style={{ height: metrics.total }}
        onKeyDown={onKeyDown}
      >
        {columns !== null &&
          list.slice(first, last).map(([name, value], i) => {
            const line = first + i
            return (
              <HeaderRow
                key={line}
                id={`${id}-${line}`}
                line={line}
                name={name}
                value={value}
                top={metrics.topOf(line)}
                rooms={[names, values]}
                isActive={line === active}
                hits={hits}
                now={now?.line === line ? now.range : null}
                onPick={setActive}
                onShowAll={setWhole}
              />
            )
          })}
      </div>
      {shown && <ValueDialog title={shown[0]} text={shown[1]} onClose={() => setWhole(null)} />}
    </>
  )
}
