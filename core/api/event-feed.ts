import type { CaptureCounts } from '../../shared/capture.ts'
import type { EngineEvent } from '../../shared/contract.ts'
import type { Problem, ProblemInfo } from '../../shared/problem.ts'

export type FeedListener = (event: EngineEvent, number: number) => void

/** A host speaks in a terminal, a page on a screen: whoever looks at one need not see the other. */
export type ListenerKind = 'host' | 'page'

/** The engine's numbered events. Telling is synchronous and cheap; whoever listens does its own work later. */
export interface EventFeed {
  /** The number of the last event. */
  number(): number
  tell(event: EngineEvent): void
  /** Tells of a problem, the same one at most every five seconds: a flood of deliveries must not become a flood of words. */
  notice(problem: Problem): void
  /** Tells the counts soon, at most ten times a second. */
  countsChanged(counts: () => CaptureCounts): void
  /** The first listener of each kind also hears, for itself, what was noticed before there was one. */
  listen(listener: FeedListener, kind?: ListenerKind): () => void
}

const sameNoticeEveryMs = 5_000
const countsEveryMs = 100
/** A window may be opened days later. */
const mostEarly = 20

export const makeEventFeed = (monotonic: () => number): EventFeed => {
  const listeners = new Set<FeedListener>()
  /** Noticed while nobody of that kind has listened yet; null from then on. */
  const early: Record<ListenerKind, ProblemInfo[] | null> = { host: [], page: [] }
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
      for (const kept of [early.host, early.page])
        if (kept && kept.length < mostEarly) kept.push(problem.info)
      tell({ name: 'notice', payload: problem.info })
    },
    countsChanged: counts => {
      if (countsTimer) return
      countsTimer = setTimeout(() => {
        countsTimer = null
        tell({ name: 'counts', payload: { ...counts() } })
      }, countsEveryMs).unref()
    },
    listen: (listener, kind = 'host') => {
      listeners.add(listener)
      for (const payload of early[kind] ?? []) listener({ name: 'notice', payload }, last)
      early[kind] = null
      return () => listeners.delete(listener)
    },
  }
}
