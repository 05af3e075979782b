import { setTimeout as sleep } from 'node:timers/promises'
import { asProblem, Problem } from '../../shared/problem.ts'
import type { EndpointState } from '../../shared/state.ts'
import type { EndpointApi } from '../platforms/endpoint-api.ts'
import { retryCall } from '../platforms/retry.ts'
import type { Lease } from './leases.ts'
import { reconcile } from './wishes.ts'

const releaseTries = 3
/** Whoever quits waits for it. */
const releaseWithinMs = 8_000
const callMs = 4_000
/** A platform that is well enough to disable it says so at once. */
const waitForDisablingMs = 1_000

/** @param platform its name, for messages. @throws Problem `endpoint-not-released` after several tries */
export const removeEndpoint = async (
  api: EndpointApi,
  platform: string,
  endpointId: string,
): Promise<void> => {
  const remove = () => api.remove(endpointId, AbortSignal.timeout(callMs))
  try {
    await retryCall(remove, { tries: releaseTries, withinMs: releaseWithinMs })
  } catch (error) {
    throw notReleased(platform, endpointId, error)
  }
}

/** So that no caller waits for an endpoint that could not be removed. Never rejects, and is not waited for longer than a second. */
export const disableEndpoint = async (api: EndpointApi, endpointId: string): Promise<void> => {
  const disabled = api.change(endpointId, { status: 'disabled' }, AbortSignal.timeout(callMs)).catch(() => {})
  await Promise.race([disabled, sleep(waitForDisablingMs, undefined, { ref: false })])
}

export const notReleased = (platform: string, endpointId: string, error: unknown): Problem => {
  const { detail } = asProblem(error)
  const reason = detail.reason ?? `the status ${detail.status ?? 'is unknown'}`
  return new Problem('endpoint-not-released', { platform, endpointId, reason }, { cause: error })
}

export interface Created {
  readonly id: string
  readonly secret: string
}

/** An endpoint that was registered, as a lease. @param release removes it, once no change is under way any more */
export const heldEndpoint = (
  api: EndpointApi,
  created: Created,
  url: string,
  onChange: (state: EndpointState) => void,
  release: () => Promise<void>,
): Lease => {
  const wishes = reconcile(
    { url, active: true },
    (wish, signal) =>
      api.change(created.id, { url: wish.url, status: wish.active ? 'active' : 'disabled' }, signal),
    onChange,
  )
  return {
    endpointId: created.id,
    secret: created.secret,
    state: wishes.state,
    want: wishes.want,
    release: async () => {
      await wishes.stop()
      await release()
    },
  }
}
