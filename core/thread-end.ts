import type { Worker } from 'node:worker_threads'

/** Waits for the end of a thread that was told to end: it is never ended from outside, in the middle of SQLite, because that would end the whole process. */
export const threadEnd = async (worker: Worker, withinMs: number): Promise<void> => {
  const over = new Promise<void>(resolve => worker.once('exit', () => resolve()))
  worker.ref()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>(resolve => {
    timer = setTimeout(resolve, withinMs)
  })
  await Promise.race([over, late])
  clearTimeout(timer)
  worker.unref()
}
