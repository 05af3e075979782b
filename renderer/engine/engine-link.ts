import type { EngineEvent } from '../../shared/contract.ts'
import { openPageClient } from '../../shared/page-client.ts'
import type { Snapshot } from '../../shared/state.ts'
import type { LineEnd } from '../host/host-carrier.ts'
import { openCarrier } from '../host/open-carrier.ts'
import { setLine } from './ask.ts'
import { backOffMs } from './back-off.ts'
import { createFrameBatch } from './frame-batch.ts'
import { isSwitched, maskEvents, maskSnapshot } from './masking.ts'
import { noteNews } from './news.ts'

export interface EngineListener {
  snapshot(snapshot: Snapshot): void
  /** Events in order, at most one list per frame. */
  events(events: readonly EngineEvent[]): void
  /** There is no line any more. `lost`: it is tried again. `refused`: it is not. */
  ended(end: LineEnd): void
}

/** Keeps a line to the engine: opens it, and opens it again with growing pauses whenever it is lost. */
export const keepEngineLink = (listener: EngineListener): void => {
  let attempt = 0
  let timer = 0
  let open = false

  const connect = (): void => {
    clearTimeout(timer)
    timer = 0
    const carrier = openCarrier()
    if (!carrier) {
      listener.ended('refused')
      return
    }
    open = true
    let again = false
    const batch = createFrameBatch<EngineEvent>(events => {
      listener.events(events)
      noteNews(events)
    })
    const client = openPageClient(carrier, {
      snapshot: snapshot => {
        attempt = 0
        batch.clear()
        setLine({ client, flush: batch.flush })
        listener.snapshot(maskSnapshot(snapshot))
      },
      events: events => {
        again = isSwitched(events)
        if (again) carrier.close()
        else batch.add(maskEvents(events))
      },
      closed: () => {
        batch.flush()
        setLine(null)
      },
    })
    carrier.onEnd(end => {
      open = false
      if (again) {
        connect()
        return
      }
      listener.ended(end)
      if (end === 'lost') timer = window.setTimeout(connect, backOffMs(attempt++, Math.random()))
    })
  }

  // Somebody who comes back to the window should not have to wait for the pause to pass.
  const hurry = (): void => {
    if (!open && timer !== 0 && document.visibilityState === 'visible') connect()
  }
  document.addEventListener('visibilitychange', hurry)
  window.addEventListener('online', hurry)
  connect()
}
