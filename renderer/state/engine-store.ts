import { create } from 'zustand'
import type { CaptureSummary } from '../../shared/capture.ts'
import type { EngineEvent } from '../../shared/contract.ts'
import type { Snapshot } from '../../shared/state.ts'
import { addCaptures, noCaptures } from './capture-list.ts'
import { applyEvents, type EngineState, fromSnapshot, nothingKnown } from './engine-state.ts'

interface EngineStore extends EngineState {
  /** `opening` until the first snapshot, `awaited` when that does not come. */
  readonly link: 'opening' | 'awaited' | 'open' | 'lost' | 'refused'
}

export const useEngine = create<EngineStore>(() => ({ ...nothingKnown, link: 'opening' }))

export const takeSnapshot = (snapshot: Snapshot): void =>
  useEngine.setState({ ...fromSnapshot(snapshot), link: 'open' })

export const takeEvents = (events: readonly EngineEvent[]): void =>
  useEngine.setState(state => applyEvents(state, events))

/** The newest captures anew, because some of those that were known are gone, or back. */
export const takeNewest = (captures: readonly CaptureSummary[]): void =>
  useEngine.setState({ captures: addCaptures(noCaptures, captures) })

/** Captures from before those that are known. */
export const takeOlder = (captures: readonly CaptureSummary[]): void =>
  useEngine.setState(state => ({ captures: addCaptures(state.captures, captures) }))

/** The first snapshot should be here by now. */
export const linkLate = (): void =>
  useEngine.setState(({ link }) => (link === 'opening' ? { link: 'awaited' } : {}))

/** Before the first snapshot there is nothing to lose: the page is still opening. */
export const linkEnded = (end: 'lost' | 'refused'): void => useEngine.setState({ link: end })

/** Resolves with the first word of how the line to the engine fares, at the latest after that many milliseconds. */
export const linkKnown = (lateMs: number): Promise<void> =>
  new Promise(resolve => {
    const look = (): void => {
      if (useEngine.getState().link === 'opening') return
      stop()
      resolve()
    }
    const stop = useEngine.subscribe(look)
    look()
    setTimeout(resolve, lateMs)
  })
