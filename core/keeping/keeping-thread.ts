import { Worker } from 'node:worker_threads'
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

export interface ToKeepingThread {
  readonly id: number
  readonly task: KeepingTask
}

export type FromKeepingThread =
  | { readonly id: number; readonly result: KeepingResults[KeepingTask['do']] }
  | { readonly id: number; readonly problem: string }

/** What takes long and needs no lock, on a thread of its own that is started when it is first needed. */
export interface KeepingThread {
  /** Rejects with an Error when it cannot be done, also when the thread ends. */
  ask<T extends KeepingTask>(task: T): Promise<KeepingResults[T['do']]>
  close(): Promise<void>
}

interface Waiting {
  resolve(result: KeepingResults[KeepingTask['do']]): void
  reject(error: Error): void
}

export const makeKeepingThread = (script: URL): KeepingThread => {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let last = 0

  const start = (): Worker => {
    const made = new Worker(script, { env: {}, execArgv: [], stdout: true, stderr: true })
    const end = (why: string): void => {
      if (worker === made) worker = null
      for (const one of waiting.values()) one.reject(new Error(why))
      waiting.clear()
    }
    made.on('message', (message: FromKeepingThread) => {
      const one = waiting.get(message.id)
      waiting.delete(message.id)
      if ('problem' in message) one?.reject(new Error(message.problem))
      else one?.resolve(message.result)
    })
    made.on('error', error => end(error.message))
    made.on('exit', () => end('its thread ended'))
    // Last, because listening to messages would hold up the exit again.
    made.unref()
    return made
  }
  const ask = <T extends KeepingTask>(task: T): Promise<KeepingResults[T['do']]> =>
    new Promise((resolve, reject) => {
      worker ??= start()
      const id = ++last
      waiting.set(id, { resolve: resolve as Waiting['resolve'], reject })
      worker.postMessage({ id, task } satisfies ToKeepingThread)
    })

  return {
    ask,
    close: async () => {
      if (!worker) return
      // Its connection is closed first: SQLite must not be torn down in the middle of a checkpoint.
      await ask({ do: 'end' }).catch(() => {})
      await worker?.terminate()
    },
  }
}
