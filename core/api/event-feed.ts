import type { CaptureCounts } from '../../shared/capture.ts'
import type { EngineEvent } from '../../shared/contract.ts'
import type { Problem, ProblemInfo } from '../../shared/problem.ts'

export type FeedListener = (event: EngineEvent, number: number) => void

/** The engine's numbered events. Telling is synchronous and cheap; whoever listens does its own work later. */
export interface EventFeed {
  /** The number of the last event. */
  number(): number
  tell(event: EngineEvent): void
  /** Tells of a problem, the same one at most every five seconds: a flood of deliveries must not become a flood of words. */
  notice(problem: Problem): void
  /** Tells the counts soon, at most ten times a second. */
  countsChanged(counts: () => CaptureCounts): void
  listen(listener: FeedListener): () => void
}

const sameNoticeEveryMs = 5_000
const countsEveryMs = 100

export const makeEventFeed = (monotonic: () => number): EventFeed => {
  const listeners = new Set<FeedListener>()
  /** Told while the engine starts, when nobody can listen yet: the first who does hears them. */
  const early: ProblemInfo[] = []
  const noticed = new Map<string, number>()
  let last = 0
  let countsTimer: NodeJS.Timeout | null = null

  const tell = (event: EngineEvent): void => {
    last += 1
    for (const listener of listeners) listener(event, last)
  }
  return {
    number: () => last,
    tell,
    notice: problem => {
      const key = JSON.stringify(problem.info)
      const before = noticed.get(key)
      if (before !== undefined && monotonic() - before < sameNoticeEveryMs) return
      if (noticed.size > 100) noticed.clear()
      noticed.set(key, monotonic())
      if (listeners.size === 0) early.push(problem.info)
      else tell({ name: 'notice', payload: problem.info })
    },
    countsChanged: counts => {
      if (countsTimer) return
      countsTimer = setTimeout(() => {
        countsTimer = null
        tell({ name: 'counts', payload: { ...counts() } })
      }, countsEveryMs).unref()
    },
    listen: listener => {
      listeners.add(listener)
      for (const payload of early.splice(0)) tell({ name: 'notice', payload })
      return () => listeners.delete(listener)
    },
  }
}
