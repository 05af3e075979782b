import { create } from 'zustand'
import type { ImportSource } from '../../shared/fixture-import.ts'

interface ImportState {
  readonly open: boolean
  readonly sources: readonly ImportSource[]
  /** The offer that they are of; null when somebody chose them here. */
  readonly offerId: string | null
  /** The keys of what is not wanted. */
  readonly left: ReadonlySet<string>
}

const nothing = { sources: [], offerId: null, left: new Set<string>() }

export const useImport = create<ImportState>(() => ({ open: false, ...nothing }))

export const openImport = (sources: readonly ImportSource[] = [], offerId: string | null = null): void =>
  useImport.setState({ ...nothing, open: true, sources, offerId })
export const addSources = (sources: readonly ImportSource[]): void =>
  useImport.setState(state => ({ sources: [...state.sources, ...sources] }))
export const closeImport = (): void => useImport.setState({ open: false, ...nothing })
export const leaveOut = (key: string, out: boolean): void =>
  useImport.setState(({ left }) => {
    const next = new Set(left)
    if (out) next.add(key)
    else next.delete(key)
    return { left: next }
  })
