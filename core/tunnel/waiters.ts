/** Those who wait for something to be told once. */
export interface Waiters<T> {
  add(waiter: T): void
  /** They are let go of before the first is told, so that one may wait again at once. */
  tell(one: (waiter: T) => void): void
}

export const makeWaiters = <T>(): Waiters<T> => {
  let waiting: T[] = []
  return {
    add: waiter => {
      waiting.push(waiter)
    },
    tell: one => {
      const all = waiting
      waiting = []
      for (const waiter of all) one(waiter)
    },
  }
}
