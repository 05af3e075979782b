import { useEffect, useState } from 'react'
import type { CaptureSummary } from '../../shared/capture.ts'
import { ask } from '../engine/ask.ts'

/** Looked through on either side of a capture for others of its type. */
const pageSize = 200
const most = 30

/** What was imported is of no connection: any is compared with it. */
const alike = (other: CaptureSummary, { id, eventType, connectionId, imported }: CaptureSummary): boolean =>
  other.id !== id &&
  other.eventType === eventType &&
  (other.connectionId === connectionId || imported !== undefined)

interface Loaded {
  readonly id: string
  /** Others of its type: the newest ones and those just before it, newest first. */
  readonly recent: readonly CaptureSummary[]
  /** The one before it; null where there is none near. */
  readonly previous: CaptureSummary | null
}

/** Captures that one would be compared with; null until they are fetched. */
export const useCandidates = (capture: CaptureSummary): Loaded | null => {
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const { id, seq } = capture
  // biome-ignore lint/correctness/useExhaustiveDependencies: what else becomes known of it makes no difference
  useEffect(() => {
    let stale = false
    const load = async (): Promise<void> => {
      const [before, newest] = await Promise.all([
        ask('captures.page', { beforeSeq: seq, limit: pageSize }),
        ask('captures.page', { limit: pageSize }),
      ])
      const older = before.captures.filter(one => alike(one, capture))
      const byId = new Map(
        [...newest.captures.filter(one => alike(one, capture)).slice(0, most / 2), ...older].map(one => [
          one.id,
          one,
        ]),
      )
      const recent = [...byId.values()].sort((a, b) => b.seq - a.seq).slice(0, most)
      if (!stale) setLoaded({ id, recent, previous: older[0] ?? null })
    }
    load().catch(() => {
      if (!stale) setLoaded({ id, recent: [], previous: null })
    })
    return () => {
      stale = true
    }
  }, [id, seq])
  return loaded?.id === id ? loaded : null
}
