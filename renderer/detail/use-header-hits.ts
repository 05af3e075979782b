import { useMemo } from 'react'
import type { CaptureDetail, HeaderList } from '../../shared/capture.ts'
import { hitsIn, type Range } from '../text/hits.ts'

/** The words of the filter in the lines of one side: by the line, in its name and in its value. */
export interface LineHits {
  readonly names: ReadonlyMap<number, readonly Range[]>
  readonly values: ReadonlyMap<number, readonly Range[]>
}

export interface HeaderHit {
  readonly side: 'path' | 'received' | 'sent'
  readonly line: number
  readonly range: Range
}

export interface HeaderHits {
  /** Whether something is looked for. */
  readonly isWanted: boolean
  readonly path: readonly Range[]
  readonly received: LineHits
  readonly sent: LineHits
  /** All of them, in the order of the page. */
  readonly all: readonly HeaderHit[]
}

const none: LineHits = { names: new Map(), values: new Map() }
const noHits: HeaderHits = { isWanted: false, path: [], received: none, sent: none, all: [] }

const inLines = (list: HeaderList, pattern: RegExp, side: HeaderHit['side'], all: HeaderHit[]): LineHits => {
  const found = { names: new Map<number, readonly Range[]>(), values: new Map<number, readonly Range[]>() }
  const put = (map: Map<number, readonly Range[]>, line: number, text: string): void => {
    const ranges = hitsIn(text, pattern)
    if (ranges.length === 0) return
    map.set(line, ranges)
    all.push(...ranges.map(range => ({ side, line, range })))
  }
  list.forEach(([name, value], line) => {
    put(found.names, line, name)
    put(found.values, line, value)
  })
  return found
}

/** The words of the filter in path and headers. */
export const useHeaderHits = (detail: CaptureDetail | null, pattern: RegExp | null): HeaderHits =>
  useMemo(() => {
    if (!detail || !pattern) return noHits
    const path = hitsIn(detail.request.path, pattern)
    const all: HeaderHit[] = path.map(range => ({ side: 'path', line: -1, range }))
    const received = inLines(detail.request.headers, pattern, 'received', all)
    const sent = inLines(detail.response.headers, pattern, 'sent', all)
    return { isWanted: true, path, received, sent, all }
  }, [detail, pattern])
