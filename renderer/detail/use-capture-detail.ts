import { useEffect, useState } from 'react'
import type { CaptureDetail, CaptureSummary } from '../../shared/capture.ts'
import { asProblem, type Problem } from '../../shared/problem.ts'
import { askDetail } from '../engine/whole-detail.ts'
import { useEngine } from '../state/engine-store.ts'
import { knowCapture } from '../state/list-store.ts'

interface Loaded {
  readonly id: string
  readonly detail: CaptureDetail | null
  readonly problem: Problem | null
}

/** While captures stream by, only one is fetched at a time, and those that were passed over are not fetched at all. */
const settleMs = 30

/**
 * Everything about one capture. Fetched again when more became known of it; what was there before stays until then,
 * so that nothing flickers.
 */
export const useCaptureDetail = (id: string | null, summary: CaptureSummary | undefined): Loaded | null => {
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const open = useEngine(e => e.link === 'open')
  // The time of writing and the final status are known only after the first word of a capture.
  const stage = summary && `${summary.outcome.status} ${summary.timing.phases.write === undefined}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new stage is a reason to fetch again
  useEffect(() => {
    if (id === null || !open) return
    let stale = false
    const timer = setTimeout(async () => {
      try {
        const detail = await askDetail(id, () => !stale)
        knowCapture(detail.summary)
        if (!stale) setLoaded({ id, detail, problem: null })
      } catch (error) {
        if (!stale) setLoaded({ id, detail: null, problem: asProblem(error) })
      }
    }, settleMs)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [id, open, stage])
  return loaded?.id === id ? loaded : null
}
