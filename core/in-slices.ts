import { setImmediate as turn } from 'node:timers/promises'

/** Milliseconds of work after which deliveries get their turn. */
const usualSliceMs = 3

/** Runs work that gives way with every `yield`, so that nobody on the same thread waits for the whole of it. */
export const inSlices = async <T>(work: Iterator<unknown, T>, sliceMs = usualSliceMs): Promise<T> => {
  let until = performance.now() + sliceMs
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    if (performance.now() < until) continue
    await turn()
    until = performance.now() + sliceMs
  }
}
