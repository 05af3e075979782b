import { useCallback, useRef } from 'react'
import type { Range } from '../text/hits.ts'
import { lineStarts } from '../text/line-starts.ts'
import { firstBehind } from '../text/runs.ts'
import { Signs } from '../ui/signs.tsx'
import { useColumns } from '../ui/use-columns.ts'
import { useWork } from '../ui/use-work.ts'
import { Parts } from './parts.tsx'
import { useLineWindow } from './use-line-window.ts'

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
  /** Breaks lines between words, for what is read. */
  readonly byWord?: boolean
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
export const TextLines = ({ text, hits = noHits, now = null, asked = 0, byWord = false }: TextLinesProps) => {
  const ref = useRef<HTMLDivElement>(null)
  const columns = useColumns(ref)?.columns ?? null
  const cut = useCallback(() => lineStarts(text, columns ?? 80, byWord), [text, columns, byWord])
  const starts = useWork(columns === null ? null : cut, text.length < smallChars)
  const lines = starts === null ? 0 : starts.length - 1
  const nowLine = now && starts ? lineAt(starts, now.from) : null
  const { part, setPart, firstLine, first, last, total } = useLineWindow(ref, {
    lines,
    height,
    nowLine,
    asked,
  })
  return (
    <>
      <Parts what="lines" count={lines} part={part} onPart={setPart} />
      <div ref={ref} className="lines" style={{ height: total }}>
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
