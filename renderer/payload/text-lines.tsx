import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Range } from '../text/hits.ts'
import { lineStarts } from '../text/line-starts.ts'
import { firstBehind } from '../text/runs.ts'
import { evenRows } from '../ui/row-metrics.ts'
import { Signs } from '../ui/signs.tsx'
import { useColumns } from '../ui/use-columns.ts'
import { useRowWindow } from '../ui/use-row-window.ts'
import { useWork } from '../ui/use-work.ts'
import { mostRows, Parts, partOf } from './parts.tsx'

const height = 19
const smallChars = 65_536

const noHits: readonly Range[] = []

/** The hits that touch a range. */
const hitsOf = (hits: readonly Range[], from: number, to: number): readonly Range[] => {
  const first = firstBehind(hits, from)
  let last = first
  while (last < hits.length && (hits[last]?.from ?? to) < to) last++
  return first === last ? noHits : hits.slice(first, last)
}

interface TextLinesProps {
  readonly text: string
  readonly hits?: readonly Range[]
  readonly now?: Range | null
  /** How often a hit was asked for: each time it is brought into sight. */
  readonly asked?: number
}

/** The line of a place in the text. */
const lineAt = (starts: Int32Array, place: number): number => {
  let low = 0
  let high = starts.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= place) low = middle
    else high = middle - 1
  }
  return low
}

/** Text as it is, long lines broken where the space ends. Only the lines in sight are drawn. */
export const TextLines = ({ text, hits = noHits, now = null, asked = 0 }: TextLinesProps) => {
  const ref = useRef<HTMLDivElement>(null)
  const columns = useColumns(ref)?.columns ?? null
  const cut = useCallback(() => lineStarts(text, columns ?? 80), [text, columns])
  const starts = useWork(columns === null ? null : cut, text.length < smallChars)
  const lines = starts === null ? 0 : starts.length - 1
  const [part, setPart] = useState(0)
  const firstLine = part * mostRows
  const metrics = useMemo(
    () => evenRows(Math.max(0, Math.min(mostRows, lines - firstLine)), height),
    [lines, firstLine],
  )
  const { first, last, reveal } = useRowWindow(ref, metrics)
  const toRow = useRef(reveal)
  toRow.current = reveal
  const nowLine = now && starts ? lineAt(starts, now.from) : null
  useEffect(() => {
    if (nowLine === null || asked === 0) return
    setPart(partOf(nowLine))
    toRow.current(nowLine % mostRows)
  }, [nowLine, asked])
  return (
    <>
      <Parts what="lines" count={lines} part={part} onPart={setPart} />
      <div ref={ref} className="lines" style={{ height: metrics.total }}>
        {starts &&
          Array.from({ length: last - first }, (_, i) => {
            const row = first + i
            const from = starts[firstLine + row] ?? 0
            const to = starts[firstLine + row + 1] ?? from
            return (
              <div key={row} className="line" style={{ transform: `translateY(${row * height}px)` }}>
                <Signs
                  text={text}
                  from={from}
                  to={text.charCodeAt(to - 1) === 10 ? to - 1 : to}
                  hits={hitsOf(hits, from, to)}
                  now={now}
                />
                {text.charCodeAt(to - 1) === 10 && '\n'}
              </div>
            )
          })}
      </div>
      {columns !== null && starts === null && <p className="faint loading">Reading…</p>}
    </>
  )
}
