import { create } from 'zustand'
import type { WaitingCall } from '../../shared/breakpoint.ts'
import { type WaitingAt, waitingMs, waitingOf } from '../../shared/waiting-call.ts'
import { useEngine } from '../state/engine-store.ts'

interface WaitingStore {
  /** The pinned answer that Send gives, by the waiting call's id; without one it gives the candidate. */
  readonly picked: ReadonlyMap<string, string>
  /** Calls that somebody has chosen for here. */
  readonly chosen: ReadonlySet<string>
  /** Calls that got the deadline answer, for as long as that is said. */
  readonly expired: readonly WaitingCall[]
}

export const useWaiting = create<WaitingStore>(() => ({
  picked: new Map(),
  chosen: new Set(),
  expired: [],
}))

export const pickAnswer = (waitingId: string, answerId: string | null): void =>
  useWaiting.setState(({ picked }) => {
    const next = new Map(picked)
    if (answerId === null) next.delete(waitingId)
    else next.set(waitingId, answerId)
    return { picked: next }
  })

export const setChosen = (waitingId: string, on: boolean): void =>
  useWaiting.setState(({ chosen }) => {
    const next = new Set(chosen)
    if (on) next.add(waitingId)
    else next.delete(waitingId)
    return { chosen: next }
  })

/** The calls that wait right now, for code that is not drawing. */
export const waitingNow = (): readonly WaitingAt[] => waitingOf(useEngine.getState().breakpoints)

/** The news that a call waits no more comes this close to its time when nobody has chosen. */
const atTimeMs = 100
const saidMs = 5_000

const noteGone = (gone: readonly WaitingCall[]): void => {
  const ids = new Set(gone.map(call => call.id))
  const expired = gone.filter(
    call => !useWaiting.getState().chosen.has(call.id) && waitingMs(call, Date.now()) < atTimeMs,
  )
  useWaiting.setState(state => ({
    picked: new Map([...state.picked].filter(([id]) => !ids.has(id))),
    chosen: new Set([...state.chosen].filter(id => !ids.has(id))),
    expired: [...state.expired, ...expired],
  }))
  if (expired.length === 0) return
  const over = new Set(expired)
  setTimeout(
    () => useWaiting.setState(state => ({ expired: state.expired.filter(call => !over.has(call)) })),
    saidMs,
  )
}

/** Watches which calls wait no more. @returns a function that stops it */
export const followWaiting = (): (() => void) =>
  useEngine.subscribe((now, before) => {
    if (now.breakpoints === before.breakpoints || before.link !== 'open') return
    const still = new Set(waitingOf(now.breakpoints).map(w => w.call.id))
    const gone = waitingOf(before.breakpoints).flatMap(w => (still.has(w.call.id) ? [] : [w.call]))
    if (gone.length > 0) noteGone(gone)
  })
