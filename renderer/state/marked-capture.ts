import { create } from 'zustand'

interface MarkedState {
  /** The capture that was marked to be compared with another one. */
  readonly id: string | null
}

export const useMarked = create<MarkedState>(() => ({ id: null }))

export const markForDiff = (id: string | null): void => useMarked.setState({ id })
