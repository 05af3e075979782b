import { create } from 'zustand'

/** A clearing that can still be undone. */
export interface Cleared {
  readonly undoId: string
  readonly captures: number
}

/** As long as the engine keeps what was cleared. */
const undoForMs = 600_000

interface ClearedState {
  /** Oldest first. */
  readonly cleared: readonly Cleared[]
}

export const useCleared = create<ClearedState>(() => ({ cleared: [] }))

export const lastCleared = (): Cleared | undefined => useCleared.getState().cleared.at(-1)

export const forgetCleared = (undoId: string): void =>
  useCleared.setState(({ cleared }) => ({ cleared: cleared.filter(one => one.undoId !== undoId) }))

export const noteCleared = (one: Cleared): void => {
  useCleared.setState(({ cleared }) => ({ cleared: [...cleared, one] }))
  window.setTimeout(() => forgetCleared(one.undoId), undoForMs)
}
