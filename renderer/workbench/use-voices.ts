import { useEffect, useState } from 'react'
import type { Result } from '../../shared/contract.ts'
import { ask } from '../engine/ask.ts'
import { useEngine } from '../state/engine-store.ts'
import { useShownConnection } from '../state/shown.ts'

export type Voice = Result<'voices.list'>['voices'][number]

const known = new Map<string, readonly Voice[]>()
const none: readonly Voice[] = []

/** The voices that the platform lists for the shown connection. Empty until they are known, and where they cannot be. */
export const useVoices = (): readonly Voice[] => {
  const connection = useShownConnection()
  const id = connection?.id
  // The engine keeps the list of the last time for when the platform cannot be asked.
  const turn = useEngine(e => e.link === 'open') ? connection?.status : undefined
  const [voices, setVoices] = useState(none)
  useEffect(() => {
    if (id === undefined) return
    setVoices(known.get(id) ?? none)
    if (turn === undefined || known.has(id)) return
    let stale = false
    // A platform may not answer; then any voice can still be typed.
    ask('voices.list', { connectionId: id })
      .then(result => {
        known.set(id, result.voices)
        if (!stale) setVoices(result.voices)
      })
      .catch(() => {})
    return () => {
      stale = true
    }
  }, [id, turn])
  return voices
}
