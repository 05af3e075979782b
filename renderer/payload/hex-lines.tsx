import { useRef } from 'react'
import { asciiSign, hexByte, hexOffset } from '../text/hex.ts'
import type { Range } from '../text/hits.ts'
import { firstBehind } from '../text/runs.ts'
import { useColumns } from '../ui/use-columns.ts'
import { Parts } from './parts.tsx'
import { useLineWindow } from './use-line-window.ts'

const height = 19
const offsetColumns = 10

/** Bytes in a line: as many as fit with their offset and their signs. */
const bytesPerLine = (columns: number): number => [16, 8].find(n => offsetColumns + 4 * n + 1 <= columns) ?? 4

interface HexLinesProps {
  readonly bytes: Uint8Array
  /** Ranges of bytes that stand out. */
  readonly hits: readonly Range[]
  readonly now: Range | null
  /** How often a hit was asked for: each time it is brought into sight. */
  readonly asked: number
}

interface PieceProps extends Omit<HexLinesProps, 'asked'> {
  readonly from: number
  readonly to: number
  readonly write: (byte: number) => string
}

/** The bytes of a line, with the hits in it. */
const Pieces = ({ bytes, from, to, hits, now, write }: PieceProps) => {
  const written = (a: number, b: number): string => Array.from(bytes.subarray(a, b), write).join('')
  const pieces: React.ReactNode[] = []
  let at = from
  for (let i = firstBehind(hits, from); i < hits.length; i++) {
    const hit = hits[i]
    if (!hit || hit.from >= to) break
    pieces.push(written(at, Math.max(at, hit.from)))
    pieces.push(
      <mark key={hit.from} className={hit === now ? 'hit now' : 'hit'}>
        {written(Math.max(at, hit.from), Math.min(to, hit.to))}
      </mark>,
    )
    at = Math.min(to, hit.to)
  }
  return (
    <>
      {pieces}
      {written(at, to)}
    </>
  )
}

const spaced = (byte: number): string => `${hexByte(byte)} `

/** Bytes as lines of offset, hexadecimal, and what is printable of it. Only the lines in sight are drawn. */
export const HexLines = ({ bytes, hits, now, asked }: HexLinesProps) => {
  const ref = useRef<HTMLDivElement>(null)
  const measured = useColumns(ref)
  const per = bytesPerLine(measured?.columns ?? 80)
  const lines = Math.ceil(bytes.length / per)
  const nowLine = now ? Math.floor(now.from / per) : null
  const { part, setPart, firstLine, first, last, total } = useLineWindow(ref, {
    lines,
    height,
    nowLine,
    asked,
  })
  return (
    <>
      <Parts what="lines" count={lines} part={part} onPart={setPart} />
      <div ref={ref} className="lines hex" style={{ height: total }}>
        {measured &&
          Array.from({ length: last - first }, (_, i) => {
            const row = first + i
            const from = (firstLine + row) * per
            const to = Math.min(bytes.length, from + per)
            const part = { bytes, from, to, hits, now }
            return (
              <div key={row} className="line" style={{ transform: `translateY(${row * height}px)` }}>
                <span className="faint">{hexOffset(from)}</span>
                {'  '}
                <Pieces {...part} write={spaced} />
                {'   '.repeat(per - (to - from))}{' '}
                <span className="hex-signs">
                  <Pieces {...part} write={asciiSign} />
                </span>
              </div>
            )
          })}
      </div>
    </>
  )
}
