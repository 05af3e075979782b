import { setTimeout as sleep } from 'node:timers/promises'
import { asProblem, type Problem } from '../../shared/problem.ts'
import type { EndpointState } from '../../shared/state.ts'
import { mayPass, pauseAfter } from '../platforms/retry.ts'

export interface Wish {
  readonly url: string
  readonly active: boolean
}

export interface Wishes {
  state(): EndpointState
  /** Resolves when this wish, or a newer one, is in force. @throws Problem when another try would not help */
  want(wish: Wish): Promise<void>
  /** No call is made any more once this has resolved. */
  stop(): Promise<void>
}

interface Waiter {
  readonly number: number
  resolve(): void
  reject(problem: Problem): void
}

/**
 * Makes an endpoint what it should be. One call at a time, the newest wish wins, and every call says the whole wish:
 * after a failure nobody knows what the platform has taken.
 * @param first what the endpoint is at its creation
 */
export const reconcile = (
  first: Wish,
  apply: (wish: Wish, signal: AbortSignal) => Promise<void>,
  onChange: (state: EndpointState) => void,
): Wishes => {
  let inForce = first
  let wish = first
  let number = 0
  let failed = false
  let problem: Problem | null = null
  let running: Promise<void> | null = null
  let newer = new AbortController()
  const stopping = new AbortController()
  const waiting = new Set<Waiter>()

  const state = (): EndpointState => ({
    status: inForce.active ? 'active' : 'disabled',
    url: inForce.url,
    changing: running !== null,
    problem: problem?.info ?? null,
  })
  const settle = (upTo: number, why?: Problem): void => {
    for (const waiter of [...waiting].filter(w => w.number <= upTo)) {
      waiting.delete(waiter)
      if (why) waiter.reject(why)
      else waiter.resolve()
    }
  }
  const isInForce = (): boolean => !failed && wish.url === inForce.url && wish.active === inForce.active

  /** One wish, tried until it is in force or replaced. @returns false when it was refused */
  const fulfil = async (): Promise<void> => {
    const target = wish
    const targetNumber = number
    for (let failures = 1; ; failures++) {
      newer = new AbortController()
      try {
        await apply(target, stopping.signal)
        inForce = target
        failed = false
        problem = null
        settle(targetNumber)
        return
      } catch (error) {
        failed = true
        if (stopping.signal.aborted) return
        problem = asProblem(error)
        if (!mayPass(problem)) {
          settle(targetNumber, problem)
          return
        }
        onChange(state())
        // A newer wish does not wait for an older one's pause, unless the platform asked for it.
        const busy = problem.code === 'api-busy'
        const signal = AbortSignal.any(busy ? [stopping.signal] : [stopping.signal, newer.signal])
        await sleep(pauseAfter(problem, failures), undefined, { signal }).catch(() => {})
        if (stopping.signal.aborted || number !== targetNumber) return
      }
    }
  }
  const run = async (): Promise<void> => {
    for (let done = -1; done !== number && !stopping.signal.aborted; ) {
      done = number
      if (isInForce()) settle(number)
      else {
        onChange(state())
        await fulfil()
      }
    }
    running = null
    if (!stopping.signal.aborted) onChange(state())
  }

  return {
    state,
    want: next => {
      if (stopping.signal.aborted) return Promise.resolve()
      wish = next
      number++
      const wanted = number
      newer.abort()
      const inForceThen = new Promise<void>((resolve, reject) =>
        waiting.add({ number: wanted, resolve, reject }),
      )
      if (!running) running = Promise.resolve().then(run)
      return inForceThen
    },
    stop: async () => {
      stopping.abort()
      await running
      settle(number)
    },
  }
}
