import { Problem } from '../../shared/problem.ts'
import type { Clock } from '../clock.ts'

/** How long one piece of work may hold the engine's thread, in milliseconds; what follows it, such as the commit, comes on top. */
export const sliceMs = 1.5

/** What is left between two pieces for everybody else, in milliseconds: more while calls come in. */
const pauseMs = { idle: 4, busy: 50 }
/** A delivery that is younger than this, in milliseconds, says that there are calls. */
const busyForMs = 250

/** @returns whether there is more; a promise for what another thread does meanwhile */
export type Slice = () => boolean | Promise<boolean>

/** Work of the engine that nobody waits for, in pieces that a caller does not notice. One job after the other. */
export interface Slices {
  /**
   * Calls `slice` again and again, with pauses, until it says that there is no more.
   * @param urgent somebody looks on: no long pauses. Rejects with what it throws, and with Problem `engine-stopping`
   */
  run(slice: Slice, urgent?: boolean): Promise<void>
  /** A delivery came. */
  busy(): void
  close(): void
}

interface Job {
  readonly slice: Slice
  readonly urgent: boolean
  readonly done: () => void
  readonly failed: (error: unknown) => void
}

export const makeSlices = (clock: Pick<Clock, 'monotonic'>): Slices => {
  const jobs: Job[] = []
  let lastBusy = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | null = null
  let closed = false
  let running = false

  const plan = (): void => {
    const [job] = jobs
    if (timer || running || !job || closed) return
    const busy = clock.monotonic() - lastBusy < busyForMs
    timer = setTimeout(() => void next(), busy && !job.urgent ? pauseMs.busy : pauseMs.idle).unref()
  }
  const drop = (job: Job): void => {
    const at = jobs.indexOf(job)
    if (at >= 0) jobs.splice(at, 1)
  }
  const next = async (): Promise<void> => {
    timer = null
    const [job] = jobs
    if (!job) return
    running = true
    try {
      if (!(await job.slice())) {
        drop(job)
        job.done()
      }
    } catch (error) {
      drop(job)
      job.failed(error)
    }
    running = false
    plan()
  }

  return {
    run: (slice, urgent = false) =>
      new Promise((done, failed) => {
        if (closed) {
          failed(new Problem('engine-stopping'))
          return
        }
        const job = { slice, urgent, done, failed }
        // What somebody waits for comes before the rest.
        if (urgent) jobs.splice(jobs.findLastIndex(one => one.urgent) + 1, 0, job)
        else jobs.push(job)
        plan()
      }),
    busy: () => {
      lastBusy = clock.monotonic()
    },
    close: () => {
      closed = true
      if (timer) clearTimeout(timer)
      for (const job of jobs.splice(0)) job.failed(new Problem('engine-stopping'))
    },
  }
}

/**
 * Goes through steps that somebody waits for, as many in a slice as there is time. Rejects with what they throw, and with
 * Problem `engine-stopping`.
 */
export const stepThrough = async <T>(slices: Slices, steps: Generator<undefined, T>): Promise<T> => {
  let result: IteratorResult<undefined, T> | undefined
  await slices.run(() => {
    const end = performance.now() + sliceMs
    do result = steps.next()
    while (!result.done && performance.now() < end)
    return !result.done
  }, true)
  if (!result?.done) throw new Problem('engine-stopping')
  return result.value
}
