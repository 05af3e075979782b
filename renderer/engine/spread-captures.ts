import type { EngineEvent } from '../../shared/contract.ts'

export interface CaptureSpread {
  take(events: readonly EngineEvent[]): void
  clear(): void
}

/** More captures than this at once are not taken in the task that draws the list of them. */
const flood = 12

/** Hands events on in order, but in a flood the captures among them a moment later: two short tasks hold up nobody. */
export const spreadCaptures = (take: (events: readonly EngineEvent[]) => void): CaptureSpread => {
  let later: EngineEvent[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const takeLater = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (later.length === 0) return
    const events = later
    later = []
    take(events)
  }
  return {
    take: events => {
      const captures = events.filter(event => event.name === 'capture')
      if (captures.length < flood) {
        takeLater()
        take(events)
        return
      }
      take(events.filter(event => event.name !== 'capture'))
      for (const capture of captures) later.push(capture)
      timer ??= setTimeout(takeLater)
    },
    clear: () => {
      clearTimeout(timer)
      timer = undefined
      later = []
    },
  }
}
