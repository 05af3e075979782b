import { useEffect, useState } from 'react'
import type { CaptureSummary } from '../../shared/capture.ts'
import { ask } from '../engine/ask.ts'
import { readSeqs } from '../list/seq-text.ts'
import { captureFilters } from './capture-filters.ts'

const most = 6
/** A hand that types is not interrupted. */
const settleMs = 120

const find = async (filters: readonly string[]): Promise<readonly CaptureSummary[]> => {
  const found = await Promise.all(
    filters.map(filter => ask('captures.find', { connectionId: null, filter, limit: most })),
  )
  const seqs = [...new Set(found.flatMap(({ seqs }) => [...readSeqs(seqs)]))]
    .sort((a, b) => b - a)
    .slice(0, most)
  if (seqs.length === 0) return []
  const { captures } = await ask('captures.rows', { seqs: [...seqs] })
  return captures.toSorted((a, b) => b.seq - a.seq)
}

/** The newest captures that what was typed could be the number, the call or the id of. */
export const useFoundCaptures = (typed: string): readonly CaptureSummary[] => {
  const [found, setFound] = useState<readonly CaptureSummary[]>([])
  useEffect(() => {
    let stale = false
    const filters = captureFilters(typed)
    const timer = setTimeout(async () => {
      // What cannot be found now, such as while the line to the engine is down, is shown elsewhere on the page.
      const captures = filters.length === 0 ? [] : await find(filters).catch(() => [])
      if (!stale) setFound(captures)
    }, settleMs)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [typed])
  return found
}
