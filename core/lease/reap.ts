import { setTimeout as sleep } from 'node:timers/promises'
import { asProblem } from '../../shared/problem.ts'
import type { EndpointApi } from '../platforms/endpoint-api.ts'
import { mayPass, pauseAfter, retryCall } from '../platforms/retry.ts'

/** The request that made the endpoint may still be under way when its maker is gone. */
const lookForMs = 8_000
const betweenLooksMs = 1_000
const withinMs = 60_000
const longestPauseMs = 5_000
const callMs = 4_000
/** So many refusals to remove it, and it is disabled at least. */
const failuresBeforeDisabling = 3

const idsByLabel = async (api: EndpointApi, label: string): Promise<string[]> => {
  const listed = await api.list(AbortSignal.timeout(callMs))
  return listed.filter(endpoint => endpoint.label === label).map(({ id }) => id)
}

/** Looks for the label until it is there. @returns no id when it never was. @throws Problem when the platform cannot be asked */
const lookFor = async (api: EndpointApi, label: string): Promise<string[]> => {
  const startedAt = performance.now()
  for (let failures = 0; ; ) {
    const tookMs = () => performance.now() - startedAt
    try {
      const ids = await idsByLabel(api, label)
      if (ids.length > 0 || tookMs() > lookForMs) return ids
      failures = 0
      await sleep(betweenLooksMs)
    } catch (error) {
      const problem = asProblem(error)
      const pauseMs = pauseAfter(problem, ++failures, longestPauseMs)
      if (!mayPass(problem) || tookMs() + pauseMs > withinMs) throw problem
      await sleep(pauseMs)
    }
  }
}

const disable = (api: EndpointApi, id: string): Promise<void> =>
  api.change(id, { status: 'disabled' }, AbortSignal.timeout(callMs)).catch(() => {})

const remove = async (api: EndpointApi, id: string): Promise<boolean> => {
  try {
    await retryCall(() => api.remove(id, AbortSignal.timeout(callMs)), {
      withinMs,
      longestPauseMs,
      onFailure: (_, failures) => {
        if (failures === failuresBeforeDisabling) void disable(api, id)
      },
    })
    return true
  } catch {
    await disable(api, id)
    return false
  }
}

/**
 * Removes the endpoint of an engine that died; one that cannot be removed is disabled.
 * @returns true when it is gone for certain; one that was never seen may still come
 */
export const reap = async (
  api: EndpointApi,
  lease: { readonly label: string; readonly endpointId: string | null },
): Promise<boolean> => {
  try {
    const ids = lease.endpointId === null ? await lookFor(api, lease.label) : [lease.endpointId]
    const gone = await Promise.all(ids.map(id => remove(api, id)))
    return gone.length > 0 && gone.every(Boolean)
  } catch {
    return false
  }
}
