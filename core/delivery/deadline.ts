/**
 * Time for the answer to get out of this process and over the platform's own way, which nobody can measure from here, unless
 * somebody has set another.
 */
export const usualMarginMs = 150

export interface Deadline {
  /** Milliseconds from now until the deadline answer has to leave; not negative. */
  leftMs(): number
  /** The value of the promise, or `null` when the deadline comes first. Rejects as the promise does. */
  race<T>(promise: Promise<T>): Promise<T | null>
}

/** The app owns the deadline: limit less the tunnel's estimate less a margin, counted from the delivery's arrival. */
export const deadlineAt = (
  arrivedAt: number,
  limitMs: number,
  tunnelEstimateMs: number,
  marginMs: number,
  monotonic: () => number,
): Deadline => {
  const leftMs = () => Math.max(0, arrivedAt + limitMs - tunnelEstimateMs - marginMs - monotonic())
  return {
    leftMs,
    race: promise =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => resolve(null), leftMs())
        promise.then(
          value => {
            clearTimeout(timer)
            resolve(value)
          },
          error => {
            clearTimeout(timer)
            reject(error)
          },
        )
      }),
  }
}
