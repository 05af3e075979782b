import type { Worker } from 'node:worker_threads'
import { Problem } from '../shared/problem.ts'

/** What a thread is told. */
export interface Asked<Task> {
  readonly id: number
  readonly task: Task
}

/** What it says to that. */
export type Told<Result, Failure> =
  | { readonly id: number; readonly result: Result }
  | { readonly id: number; readonly problem: Failure }

export interface AskedThread<Task> {
  /** Rejects with what the thread told, also when it ends; with Problem `engine-stopping` once nothing is asked any more. */
  ask(task: Task): Promise<unknown>
  /** Null while there is none. */
  worker(): Worker | null
  /** Nothing is asked any more. */
  shut(): void
}

/**
 * A thread that answers one question after the other. It is started when it is first needed, and again after it ended.
 * @param errorOf of what the thread told, or of why it ended
 */
export const askedThread = <Task, Failure>(
  start: () => Worker,
  errorOf: (failure: Failure | string) => Error,
): AskedThread<Task> => {
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>()
  let worker: Worker | null = null
  let last = 0
  let isShut = false

  const open = (): Worker => {
    const made = start()
    const end = (why: string): void => {
      if (worker === made) worker = null
      for (const one of waiting.values()) one.reject(errorOf(why))
      waiting.clear()
    }
    made.on('message', (told: Told<unknown, Failure>) => {
      const one = waiting.get(told.id)
      waiting.delete(told.id)
      if ('problem' in told) one?.reject(errorOf(told.problem))
      else one?.resolve(told.result)
    })
    made.on('error', error => end(error.message))
    made.on('exit', () => end('its thread ended'))
    // Last, because listening to messages would hold up the exit again.
    made.unref()
    return made
  }

  return {
    ask: task =>
      new Promise((resolve, reject) => {
        if (isShut) {
          reject(new Problem('engine-stopping'))
          return
        }
        worker ??= open()
        const id = ++last
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, task } satisfies Asked<Task>)
      }),
    worker: () => worker,
    shut: () => {
      isShut = true
    },
  }
}
