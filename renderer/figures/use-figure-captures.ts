import { useEffect, useMemo, useRef, useState } from 'react'
import type { CaptureSummary } from '../../shared/capture.ts'
import { blockingCalls } from '../captures/blocking-calls.ts'
import { ask } from '../engine/ask.ts'
import { useEngine } from '../state/engine-store.ts'
import { useConnectionCaptures, useShownConnection } from '../state/shown.ts'

/** Pages of older captures that are asked for at most, of this many rows each: the figures look back no further. */
const mostPages = 4
const pageSize = 500
/** While captures come fast, the pictures are drawn anew this often. */
const everyMs = 500

/** The latest value, but not more often than every half a second; the last one is never left out. */
const useThrottled = <T>(value: T): T => {
  const [shown, setShown] = useState(value)
  const latest = useRef(value)
  latest.current = value
  const timer = useRef(0)
  useEffect(() => {
    if (value === shown || timer.current !== 0) return
    timer.current = window.setTimeout(() => {
      timer.current = 0
      setShown(latest.current)
    }, everyMs)
  }, [value, shown])
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      timer.current = 0
    },
    [],
  )
  return shown
}

interface Older {
  readonly captures: readonly CaptureSummary[]
  readonly done: boolean
}

const nothing: Older = { captures: [], done: false }

/** The captures before what the page knows, page by page until there are enough calls. */
const useOlder = (connectionId: string, most: number): Older => {
  const [older, setOlder] = useState(nothing)
  const open = useEngine(e => e.link === 'open')
  // Fewer than before: some are gone, and what is shown of them here must go too.
  const kept = useEngine(e => e.counts.captures)
  const before = useRef(kept)
  const [again, setAgain] = useState(0)
  useEffect(() => {
    if (kept < before.current) setAgain(n => n + 1)
    before.current = kept
  }, [kept])
  // biome-ignore lint/correctness/useExhaustiveDependencies: captures that are gone are a reason to ask again
  useEffect(() => {
    if (!open) return
    let stale = false
    const load = async (): Promise<void> => {
      const known = useEngine.getState().captures.newestFirst
      let beforeSeq = known.at(-1)?.seq
      let own: readonly CaptureSummary[] = []
      const enough = (): boolean =>
        blockingCalls([...known.filter(c => c.connectionId === connectionId), ...own], most).length === most
      for (let page = 0; page < mostPages && !enough(); page++) {
        const next = await ask('captures.page', {
          limit: pageSize,
          ...(beforeSeq === undefined ? {} : { beforeSeq }),
        })
        if (stale) return
        own = [...own, ...next.captures.filter(c => c.connectionId === connectionId)]
        setOlder({ captures: own, done: false })
        beforeSeq = next.captures.at(-1)?.seq
        if (!next.more || beforeSeq === undefined) break
      }
      setOlder({ captures: own, done: true })
    }
    setOlder(nothing)
    // Without a line the banner above says so, and the next line asks again.
    load().catch(() => {})
    return () => {
      stale = true
    }
  }, [connectionId, most, open, again])
  return older
}

/**
 * The newest live blocking calls of the connection that is looked at, newest first, beyond what the page knows already,
 * and as they come.
 */
export const useFigureCalls = (
  most: number,
): { readonly calls: readonly CaptureSummary[]; readonly done: boolean } => {
  const recent = useThrottled(useConnectionCaptures())
  const connectionId = useShownConnection()?.id ?? ''
  const { captures, done } = useOlder(connectionId, most)
  // The same calls as long as nothing changed, so that the pictures are not drawn anew with every capture.
  const calls = useMemo(() => {
    const oldest = recent.at(-1)?.seq ?? Infinity
    const own = recent.filter(c => c.connectionId === connectionId)
    return blockingCalls([...own, ...captures.filter(c => c.seq < oldest)], most)
  }, [recent, captures, connectionId, most])
  return { calls, done }
}
