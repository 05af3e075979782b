import { create } from 'zustand'

/** What became of one file. */
export interface Imported {
  readonly file: string
  /** The name of the answer that it became; null when it became none. */
  readonly name: string | null
  /** Why it became none. */
  readonly problem: string | null
}

/** What became of the files that were imported last; null when that was read. */
export const useImport = create<{ readonly files: readonly Imported[] | null }>(() => ({ files: null }))

export const showImport = (files: readonly Imported[] | null): void => useImport.setState({ files })
