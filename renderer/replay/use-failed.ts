import { useEffect, useState } from 'react'
import type { CaptureSummary } from '../../shared/capture.ts'
import { mostRows } from '../../shared/requests/capture-requests.ts'
import { ask } from '../engine/ask.ts'
import { readSeqs } from '../list/seq-text.ts'
import { useEngine } from '../state/engine-store.ts'
import { useShownConnection } from '../state/shown.ts'

const filter = 'is:failed -is:replay -is:imported'
/** Calls come in bursts; the number need not keep pace with each. */
const settleMs = 400

export interface Failed {
  /** Their `seq`s, newest first, as many as fit into a sheet. */
  readonly seqs: readonly number[]
  /** There are older ones. */
  readonly more: boolean
}

const none: Failed = { seqs: [], more: false }

/** The deliveries of the shown connection that failed: refused, fallen back, late. Replays of ours are not among them. */
export const useFailed = (): Failed => {
  const [failed, setFailed] = useState<Failed>(none)
  const connectionId = useShownConnection()?.id ?? null
  const open = useEngine(e => e.link === 'open')
  const counts = useEngine(e => e.counts)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other counts are a reason to look again
  useEffect(() => {
    if (!open || connectionId === null) return
    let stale = false
    const look = async (): Promise<void> => {
      const found = await ask('captures.find', { connectionId, filter, limit: mostRows }).catch(() => null)
      if (!stale) setFailed(found ? { seqs: [...readSeqs(found.seqs)].reverse(), more: found.more } : none)
    }
    const timer = setTimeout(look, settleMs)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [connectionId, open, counts])
  return failed
}

/** The rows of those, newest first; null until they are there. */
export const useRows = (seqs: readonly number[]): readonly CaptureSummary[] | null => {
  const [rows, setRows] = useState<readonly CaptureSummary[] | null>(null)
  const key = seqs.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which they are
  useEffect(() => {
    let stale = false
    ask('captures.rows', { seqs: [...seqs] })
      .then(({ captures }) => {
        if (!stale) setRows([...captures].sort((a, b) => b.seq - a.seq))
      })
      .catch(() => {})
    return () => {
      stale = true
    }
  }, [key])
  return rows
}
