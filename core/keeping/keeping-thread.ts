import { Worker } from 'node:worker_threads'
import { askedThread } from '../asked-thread.ts'
import type { NumberPlaces } from './find-number.ts'
import type { Scanned } from './scan-file.ts'

export type KeepingTask =
  /** Moves the write-ahead log into the file, beside a writer. */
  | { readonly do: 'checkpoint'; readonly file: string }
  | { readonly do: 'find'; readonly file: string; readonly digits: string }
  | { readonly do: 'scan'; readonly descriptor: number; readonly digits: string }
  | { readonly do: 'end' }

export interface KeepingResults {
  readonly checkpoint: null
  readonly find: NumberPlaces
  readonly scan: Scanned
  readonly end: null
}

/** What takes long and needs no lock, on a thread of its own that is started when it is first needed. */
export interface KeepingThread {
  /** Rejects with an Error when it cannot be done, also when the thread ends. */
  ask<T extends KeepingTask>(task: T): Promise<KeepingResults[T['do']]>
  close(): Promise<void>
}

export const makeKeepingThread = (script: URL): KeepingThread => {
  const { ask, shut, worker } = askedThread<KeepingTask, string>(
    () => new Worker(script, { env: {}, execArgv: [], stdout: true, stderr: true }),
    why => new Error(why),
  )
  return {
    ask: ask as KeepingThread['ask'],
    close: async () => {
      // Its connection is closed first: SQLite must not be torn down in the middle of a checkpoint.
      const ended = worker() ? ask({ do: 'end' }).catch(() => {}) : null
      shut()
      await ended
      await worker()?.terminate()
    },
  }
}
