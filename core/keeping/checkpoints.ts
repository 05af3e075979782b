import type { KeepingThread } from './keeping-thread.ts'

/** So many slices write a few thousand pages at most, which is well before SQLite would make a caller wait for them. */
const everySlices = 12

/** Keeps the write-ahead log short while many captures are removed, on a thread of its own. */
export interface Checkpoints {
  /** After each slice; resolves at once, or when the log has been moved into the file. */
  afterSlice(): Promise<void>
  now(): Promise<void>
}

export const makeCheckpoints = (thread: KeepingThread, file: string): Checkpoints => {
  let slices = 0
  const now = async (): Promise<void> => {
    slices = 0
    // A log that stays long only takes longer: SQLite moves it by itself in the end.
    await thread.ask({ do: 'checkpoint', file }).catch(() => {})
  }
  return {
    now,
    afterSlice: async () => {
      if (++slices >= everySlices) await now()
    },
  }
}
