import { setTimeout as sleep } from 'node:timers/promises'
import { asProblem, type Problem, type ProblemCode } from '../../shared/problem.ts'

export interface RetryLimits {
  /** How often it is called at most; without a limit when left out. */
  readonly tries?: number
  /** No pause begins that would end later than this, counted from the first call. */
  readonly withinMs?: number
  readonly signal?: AbortSignal
  readonly longestPauseMs?: number
  /** Told of every failure that is followed by another try. */
  readonly onFailure?: (problem: Problem, failures: number) => void
}

const firstPauseMs = 500
/** A platform that asks for more patience than this is asked again anyway. */
const longestRetryAfterMs = 60_000

/** What another try may cure. A web page or half a list comes from whoever is in between, and passes as well. */
const passing: ReadonlySet<ProblemCode> = new Set([
  'api-busy',
  'api-failing',
  'api-odd-reply',
  'api-unreachable',
])

/** False for what stays as it is however often it is tried: 401, 403, 404, 409, 422 and their like. */
export const mayPass = ({ code }: Problem): boolean => passing.has(code)

/** How long to wait after so many failures in a row: 0.5 s, doubling, and never less than the platform asked for. */
export const pauseAfter = (problem: Problem, failures: number, longestPauseMs = 15_000): number => {
  const backOff = Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs)
  const asked = Math.min(Number(problem.detail.retryAfterMs ?? 0), longestRetryAfterMs)
  return Math.max(backOff, asked)
}

/**
 * Repeats a call that does no harm when it is repeated, until it succeeds or that is hopeless.
 * @throws the Problem of the last try
 */
export const retryCall = async <T>(call: () => Promise<T>, limits: RetryLimits): Promise<T> => {
  const { tries = Number.POSITIVE_INFINITY, withinMs = Number.POSITIVE_INFINITY, signal } = limits
  const startedAt = performance.now()
  for (let failures = 1; ; failures++) {
    try {
      return await call()
    } catch (error) {
      const problem = asProblem(error)
      const pauseMs = pauseAfter(problem, failures, limits.longestPauseMs)
      const isLate = performance.now() - startedAt + pauseMs > withinMs
      if (!mayPass(problem) || failures >= tries || isLate || signal?.aborted) throw problem
      limits.onFailure?.(problem, failures)
      await sleep(pauseMs, undefined, { signal }).catch(() => {
        throw problem
      })
    }
  }
}
