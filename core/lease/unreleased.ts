import { asProblem, type Problem } from '../../shared/problem.ts'
import { mayPass, pauseAfter } from '../platforms/retry.ts'
import { notReleased } from './held-endpoint.ts'
import type { LeaseAccount } from './leases.ts'

/** An endpoint that the platform did not let go of when it should have. */
export interface UnreleasedLease {
  readonly nonce: string
  readonly account: LeaseAccount
  readonly endpointId: string
  /** `endpoint-not-released`, with what the platform said as its cause. */
  readonly problem: Problem
}

export interface Unreleased {
  /** Tries again from now on, ever more seldom, until it is gone. Keeps no process alive. */
  add(lease: UnreleasedLease): void
  /** It is gone by other means. */
  forget(nonce: string): void
  /** One more try for each, unless the last one was just now, and none after it. Resolves with what is still there. */
  finish(): Promise<Problem[]>
  /** No try begins after this. @returns the nonces of what is still there */
  close(): string[]
}

const firstPauseMs = 5_000
const longestPauseMs = 60_000
const callMs = 4_000
/** Whoever quits has seen the tries that ended so short a time ago. */
const justNowMs = 2_000

/**
 * After so many failed releases: 5 s, doubling up to a minute, and never less than the platform asked for. What another
 * try alone does not cure, such as a refused key, is asked for once a minute: somebody may mend it at the platform.
 */
export const pauseBeforeRelease = (problem: Problem, failures: number): number => {
  const said = asProblem(problem.cause)
  if (!mayPass(said)) return longestPauseMs
  const backOff = Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs)
  return Math.max(backOff, pauseAfter(said, 1))
}

interface Trying extends UnreleasedLease {
  problem: Problem
  failures: number
  /** By `performance.now()`. */
  endedAt: number
  timer: NodeJS.Timeout | undefined
  running: Promise<void> | null
}

/** @param onGone the endpoint of this lease is gone. Never rejects */
export const keepReleasing = (onGone: (nonce: string) => Promise<void>): Unreleased => {
  const leases = new Map<string, Trying>()
  let closed = false

  const remove = async (lease: Trying): Promise<void> => {
    const { api, platformName } = lease.account
    try {
      await api.remove(lease.endpointId, AbortSignal.timeout(callMs))
      if (leases.delete(lease.nonce)) await onGone(lease.nonce)
    } catch (error) {
      lease.problem = notReleased(platformName, lease.endpointId, error)
      lease.failures++
      lease.endedAt = performance.now()
      schedule(lease)
    }
  }
  /** One call at a time for each lease. */
  const tryNow = (lease: Trying): Promise<void> => {
    clearTimeout(lease.timer)
    lease.running ??= remove(lease).finally(() => {
      lease.running = null
    })
    return lease.running
  }
  const schedule = (lease: Trying): void => {
    if (closed || !leases.has(lease.nonce)) return
    const pauseMs = pauseBeforeRelease(lease.problem, lease.failures)
    lease.timer = setTimeout(() => void tryNow(lease), pauseMs).unref()
  }
  const close = (): string[] => {
    closed = true
    for (const { timer } of leases.values()) clearTimeout(timer)
    return [...leases.keys()]
  }

  return {
    add: lease => {
      const trying = { ...lease, failures: 1, endedAt: performance.now(), timer: undefined, running: null }
      leases.set(lease.nonce, trying)
      schedule(trying)
    },
    forget: nonce => {
      clearTimeout(leases.get(nonce)?.timer)
      leases.delete(nonce)
    },
    finish: async () => {
      close()
      const now = performance.now()
      const due = [...leases.values()].filter(({ running, endedAt }) => running || now - endedAt >= justNowMs)
      await Promise.all(due.map(tryNow))
      return [...leases.values()].map(({ problem }) => problem)
    },
    close,
  }
}
