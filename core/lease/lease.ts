import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { asProblem, Problem } from '../../shared/problem.ts'
import type { EndpointApi } from '../platforms/endpoint-api.ts'

/** Our temporary hold on an endpoint at the platform. */
export interface Lease {
  readonly endpointId: string
  /** Told once, at creation. */
  readonly secret: string
  /** Removes the endpoint. @throws Problem `endpoint-not-released` after several tries */
  release(): Promise<void>
}

const releaseTries = 3
const pauseMs = 500
const longestLabel = 120

/** Names this machine, so that a colleague who sees the endpoint knows whose it is; the nonce tells two runs apart. */
const label = (): string => {
  const nonce = randomBytes(5).toString('hex')
  return `Hookswitch · ${hostname().slice(0, longestLabel - 26)} · ${nonce}`
}

const release = async (api: EndpointApi, platform: string, endpointId: string): Promise<void> => {
  for (let tried = 1; ; tried++) {
    try {
      await api.remove(endpointId, AbortSignal.timeout(4_000))
      return
    } catch (error) {
      const { code, detail } = asProblem(error)
      // A refused key stays refused: only what may pass is tried again.
      const mayPass = code === 'api-unreachable' || /^(429|5..)$/.test(detail.status ?? '')
      if (tried < releaseTries && mayPass) await sleep(pauseMs * tried)
      else {
        const reason = detail.reason ?? `the status ${detail.status ?? 'is unknown'}`
        throw new Problem('endpoint-not-released', { platform, endpointId, reason })
      }
    }
  }
}

/** Registers a temporary endpoint. Not called off halfway: an endpoint whose id was never learned could not be removed. */
export const takeLease = async (
  api: EndpointApi,
  platform: string,
  url: string,
  events: readonly string[],
): Promise<Lease> => {
  const created = await api.create({ label: label(), url, events }, new AbortController().signal)
  return {
    endpointId: created.id,
    secret: created.secret,
    release: () => release(api, platform, created.id),
  }
}
