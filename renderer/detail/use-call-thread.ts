import { useEffect, useRef, useState } from 'react'
import type { CaptureSummary } from '../../shared/capture.ts'
import type { Result } from '../../shared/contract.ts'
import { asProblem, type Problem } from '../../shared/problem.ts'
import { ask } from '../engine/ask.ts'
import { useCallNews } from '../engine/news.ts'
import { useEngine } from '../state/engine-store.ts'

export type CallThread = Result<'captures.ofCall'>

interface Loaded {
  readonly callId: string
  readonly thread: CallThread | null
  readonly problem: Problem | null
}

/** While captures of the call stream in, it is fetched so often and no oftener. */
const settleMs = 400
/** How long a call has been without its end changes by time alone. */
const againMs = 20_000

/** Everything that is known of a capture's call; null until it is fetched, and where a capture names no call. */
export const useCallThread = ({ connectionId, callId }: CaptureSummary): Loaded | null => {
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const open = useEngine(e => e.link === 'open')
  const news = useCallNews(connectionId, callId)
  const [ticks, setTicks] = useState(0)
  const asked = useRef({ callId: '', at: 0 })
  // biome-ignore lint/correctness/useExhaustiveDependencies: news of this call, and time, are reasons to fetch again
  useEffect(() => {
    if (callId === null || !open) return
    let stale = false
    const fetchIt = async (): Promise<void> => {
      asked.current = { callId, at: performance.now() }
      try {
        const thread = await ask('captures.ofCall', { connectionId, callId })
        if (!stale) setLoaded({ callId, thread, problem: null })
      } catch (error) {
        if (!stale) setLoaded({ callId, thread: null, problem: asProblem(error) })
      }
    }
    const { callId: before, at } = asked.current
    const waitMs = before === callId ? Math.max(0, at + settleMs - performance.now()) : 0
    const timer = setTimeout(() => void fetchIt(), waitMs)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [connectionId, callId, open, news, ticks])
  const waits = loaded?.thread?.findings.some(({ kind }) => kind === 'no-complete') ?? false
  useEffect(() => {
    if (!waits) return
    const timer = setInterval(() => setTicks(n => n + 1), againMs)
    return () => clearInterval(timer)
  }, [waits])
  return loaded?.callId === callId ? loaded : null
}
