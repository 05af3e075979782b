export interface BackOff {
  /** The next pause in milliseconds: 0.5 s, doubling to 15 s, with jitter so that many clients do not come back at once. */
  next(): number
  reset(): void
}

const firstMs = 500
const mostMs = 15_000

export const makeBackOff = (random: () => number = Math.random): BackOff => {
  let step = 0
  return {
    next: () => Math.round(Math.min(firstMs * 2 ** step++, mostMs) * (0.7 + 0.3 * random())),
    reset: () => {
      step = 0
    },
  }
}
