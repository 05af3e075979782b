/** Long work in small pieces: it yields wherever it may rest, and returns what came of it. */
export type Work<T> = Generator<void, T, void>

/** Does all of it at once. For what is small. */
export const runNow = <T>(work: Work<T>): T => {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** How long a piece may take: with the drawing of a frame it stays below what is felt. */
const pieceMs = 10

const breathe = (): Promise<void> => new Promise(resolve => setTimeout(resolve))

/** Does it piece by piece, so that the page stays alive. @returns null when it was given up */
export const runSliced = async <T>(work: Work<T>, isStale: () => boolean): Promise<T | null> => {
  await breathe()
  let since = performance.now()
  while (!isStale()) {
    const step = work.next()
    if (step.done) return step.value
    if (performance.now() - since < pieceMs) continue
    await breathe()
    since = performance.now()
  }
  return null
}
