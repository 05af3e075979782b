import { useEffect, useState } from 'react'
import type { CaptureSummary } from '../../shared/capture.ts'
import type { Result } from '../../shared/contract.ts'
import { ask } from '../engine/ask.ts'
import { useEngine } from '../state/engine-store.ts'

export type CallThread = Result<'captures.ofCall'>

/** Everything that is known of a capture's call; null until it is fetched, and where a capture names no call. */
export const useCallThread = ({ connectionId, callId }: CaptureSummary): CallThread | null => {
  const [thread, setThread] = useState<CallThread | null>(null)
  const open = useEngine(e => e.link === 'open')
  const known = useEngine(e => e.captures.newestFirst.find(c => c.callId === callId)?.id)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another capture of this call is a reason to fetch again
  useEffect(() => {
    if (callId === null || !open) return
    let stale = false
    ask('captures.ofCall', { connectionId, callId })
      .then(result => {
        if (!stale) setThread(result)
      })
      .catch(() => {})
    return () => {
      stale = true
    }
  }, [connectionId, callId, open, known])
  return callId === null ? null : thread
}
