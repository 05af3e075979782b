import { useEffect, useState } from 'react'
import type { CaptureSummary } from '../../shared/capture.ts'
import type { CallStory } from '../../shared/platforms/facts.ts'
import { eventFacts } from '../captures/capture-words.ts'
import { askDetail } from '../engine/whole-detail.ts'
import { storyOf } from './conversation.ts'

/** The newest event of a call's end that the platform itself sent. */
const endOf = (captures: readonly CaptureSummary[]): CaptureSummary | undefined =>
  captures.findLast(
    one =>
      one.replayOf === undefined &&
      one.signature.status === 'verified' &&
      eventFacts(one)?.stage === 'end' &&
      one.size > 0,
  )

/** What the end of a call tells of it; null until it is fetched, and where it tells nothing. */
export const useCallStory = (captures: readonly CaptureSummary[]): CallStory | null => {
  const [loaded, setLoaded] = useState<{ readonly id: string; readonly story: CallStory | null } | null>(null)
  const end = endOf(captures)
  const id = end?.id
  const platform = end?.platform
  useEffect(() => {
    if (id === undefined || platform === undefined) return
    let stale = false
    askDetail(id, () => !stale)
      .then(({ request }) => {
        if (!stale) setLoaded({ id, story: storyOf(platform, request.bodyBase64) })
      })
      .catch(() => {})
    return () => {
      stale = true
    }
  }, [id, platform])
  return loaded !== null && loaded.id === id ? loaded.story : null
}
