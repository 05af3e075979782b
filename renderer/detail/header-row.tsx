import { readFor, valueLines } from '../payload/value-lines.ts'
import type { Range } from '../text/hits.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { Signs } from '../ui/signs.tsx'
import type { LineHits } from './use-header-hits.ts'

interface CellProps {
  readonly text: string
  readonly room: number
  readonly hits: readonly Range[] | undefined
  readonly now: Range | null
  readonly onShowAll: () => void
}

const Lines = ({ text, room, hits = [], now, onShowAll }: CellProps) => {
  const { ends, isCut } = valueLines(text.slice(0, readFor(room)), room)
  return (
    <>
      {ends.map((end, i) => (
        <span key={end} className="tree-line">
          <Signs text={text} from={ends[i - 1] ?? 0} to={end} hits={hits} now={now} />
        </span>
      ))}
      {isCut && (
        <button type="button" className="tree-more" tabIndex={-1} onClick={onShowAll}>
          … show all
        </button>
      )}
    </>
  )
}

interface HeaderRowProps {
  readonly id: string
  readonly line: number
  readonly name: string
  readonly value: string
  readonly top: number
  /** Columns of name and value. */
  readonly rooms: readonly [name: number, value: number]
  readonly isActive: boolean
  readonly hits: LineHits
  readonly now: Range | null
  readonly onPick: (line: number) => void
  readonly onShowAll: (line: number) => void
}

/** One header line. The grid has the focus and the keys. */
export const HeaderRow = (props: HeaderRowProps) => {
  const { id, line, name, value, top, rooms, isActive, hits, now, onPick, onShowAll } = props
  const showAll = (): void => onShowAll(line)
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus and names the active row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are on the grid
    // biome-ignore lint/a11y/useSemanticElements: a table lays out all of its rows
    <div
      role="row"
      id={id}
      aria-rowindex={line + 1}
      aria-selected={isActive}
      className={`header-row ${isActive ? 'active' : ''}`}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onPick(line)}
    >
      {/* biome-ignore lint/a11y/useFocusableInteractive: its grid has the focus */}
      {/* biome-ignore lint/a11y/useSemanticElements: a table lays out all of its rows */}
      <div role="rowheader" className="header-name" style={{ width: `${rooms[0] + 1}ch` }}>
        <Lines text={name} room={rooms[0]} hits={hits.names.get(line)} now={now} onShowAll={showAll} />
      </div>
      {/* biome-ignore lint/a11y/useFocusableInteractive: its grid has the focus */}
      {/* biome-ignore lint/a11y/useSemanticElements: a table lays out all of its rows */}
      <div role="gridcell" className="header-value">
        <Lines text={value} room={rooms[1]} hits={hits.values.get(line)} now={now} onShowAll={showAll} />
      </div>
      {/* biome-ignore lint/a11y/useFocusableInteractive: its grid has the focus */}
      {/* biome-ignore lint/a11y/useSemanticElements: a table lays out all of its rows */}
      <div role="gridcell" className="header-copy">
        <CopyButton text={`${name}: ${value}`} what={`header ${name.slice(0, 60)}`} tabIndex={-1} />
      </div>
    </div>
  )
}
