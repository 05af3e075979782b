import { setTimeout as wait } from 'node:timers/promises'

/** So many at once without a rate: enough for a flood, far from the number of files a process may open. */
const mostAtOnce = 50
/** With a rate, a slow receiver does not slow the sender down, up to this many. */
const mostAtRate = 200

export interface Pace {
  readonly count: number
  /** Starts per second; 0 or undefined: all at once, up to 50 in flight. */
  readonly rate?: number | undefined
  /** Once aborted, nothing is waited for any more; the jobs that are left still run. */
  readonly signal?: AbortSignal
}

/**
 * Runs a job many times.
 * @returns the results in order of start
 * @throws what the first failing job throws
 */
export const paced = async <T>(
  { count, rate = 0, signal }: Pace,
  job: (index: number) => Promise<T>,
): Promise<T[]> => {
  const results: T[] = []
  const startedAt = performance.now()
  let next = 0
  const untilDue = async (index: number): Promise<void> => {
    const waitMs = rate > 0 ? startedAt + (index * 1_000) / rate - performance.now() : 0
    if (waitMs > 0 && !signal?.aborted)
      await wait(waitMs, undefined, signal ? { signal } : {}).catch(() => {})
  }
  const worker = async (): Promise<void> => {
    while (next < count) {
      const index = next++
      await untilDue(index)
      results[index] = await job(index)
    }
  }
  const workers = Math.min(count, rate > 0 ? mostAtRate : mostAtOnce)
  await Promise.all(Array.from({ length: workers }, worker))
  return results
}
