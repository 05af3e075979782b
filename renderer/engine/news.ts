import { useSyncExternalStore } from 'react'
import type { EngineEvent } from '../../shared/contract.ts'

type Listener = () => void

/** How often something became known of a call while somebody looks at it. */
const heard = new Map<string, { count: number; readonly listeners: Set<Listener> }>()

const keyOf = (connectionId: string, callId: string): string => `${connectionId} ${callId}`

/** To be given every list of events. Costs nothing while nobody looks at a call. */
export const noteNews = (events: readonly EngineEvent[]): void => {
  if (heard.size === 0) return
  for (const event of events) {
    if (event.name !== 'capture' || event.payload.callId === null) continue
    const call = heard.get(keyOf(event.payload.connectionId, event.payload.callId))
    if (!call) continue
    call.count++
    for (const listener of call.listeners) listener()
  }
}

/** A number that grows when more becomes known of a call: another capture, or more of one. */
export const useCallNews = (connectionId: string, callId: string | null): number => {
  const key = callId === null ? null : keyOf(connectionId, callId)
  return useSyncExternalStore(
    listener => {
      if (key === null) return () => {}
      const call = heard.get(key) ?? { count: 0, listeners: new Set() }
      heard.set(key, call)
      call.listeners.add(listener)
      return () => {
        call.listeners.delete(listener)
        if (call.listeners.size === 0) heard.delete(key)
      }
    },
    () => (key === null ? 0 : (heard.get(key)?.count ?? 0)),
  )
}
