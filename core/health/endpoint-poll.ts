import type { EndpointEntry } from '../../shared/endpoints.ts'
import type { EndpointHealth } from '../../shared/health.ts'
import { asProblem } from '../../shared/problem.ts'
import type { ConnectionState } from '../../shared/state.ts'

export type AtPlatform = NonNullable<EndpointHealth['atPlatform']>
export type PlatformStatus = AtPlatform['status']

export interface EndpointPollParts {
  state(): ConnectionState
  /** Every endpoint of the account. @throws Problem `api-…` */
  endpoints(): Promise<readonly EndpointEntry[]>
  /** What the platform says now; null when our endpoint is another, or not there. */
  found(status: PlatformStatus | null): void
}

/** Gentle: what is wrong there is nothing that a caller waits for. */
export const usualEveryMs = 60_000
/** After failures and 429 it is asked less and less often. */
const rarestEvery = 15
/** Before a platform's word is believed that contradicts ours, it is asked once more: it may not know our last change yet. */
const surely = 1 / 6

const words: readonly PlatformStatus[] = ['active', 'disabled', 'failing']

/** Only while we hold it to be active and nothing about it is under way: paused, asleep or without a tunnel it is not. */
const askedFor = ({ mode, status, endpoint, endpointId }: ConnectionState): string | null =>
  mode === 'account' &&
  status === 'live' &&
  endpoint?.status === 'active' &&
  !endpoint.changing &&
  endpoint.problem === null
    ? endpointId
    : null

/** Asks the platform from time to time how our endpoint is there. @param everyMs pause between two questions */
export const pollEndpoint = (parts: EndpointPollParts, everyMs = usualEveryMs) => {
  let timer: NodeJS.Timeout | null = null
  let asking = false
  /** The endpoint that is asked about; null while it rests. */
  let polled: string | null = null
  let failures = 0
  let doubted: PlatformStatus | null = null
  let closed = false

  const statusIn = (endpoints: readonly EndpointEntry[], id: string): PlatformStatus => {
    const entry = endpoints.find(one => one.id === id)
    if (!entry) return 'gone'
    return words.find(word => word === entry.status) ?? 'unknown'
  }
  const again = (pauseMs: number): void => {
    if (timer) clearTimeout(timer)
    timer = closed || polled === null ? null : setTimeout(() => void ask(), pauseMs).unref()
  }
  /** @returns when to ask again, in milliseconds */
  const believe = (status: PlatformStatus): number => {
    const contradicts = status !== 'active' && status !== 'unknown'
    const isSure = !contradicts || doubted === status
    doubted = contradicts ? status : null
    if (isSure) parts.found(status)
    return isSure ? everyMs : everyMs * surely
  }
  const askOnce = async (id: string): Promise<number> => {
    try {
      const status = statusIn(await parts.endpoints(), id)
      failures = 0
      // What was changed while it was asked says nothing.
      return askedFor(parts.state()) === id ? believe(status) : everyMs
    } catch (error) {
      failures += 1
      const atLeastMs = Number(asProblem(error).detail.retryAfterMs ?? 0)
      return Math.max(everyMs * Math.min(2 ** failures, rarestEvery), atLeastMs)
    }
  }
  const ask = async (): Promise<void> => {
    timer = null
    const id = polled
    if (id === null || asking) return
    asking = true
    const pauseMs = await askOnce(id)
    asking = false
    if (!closed && polled === id) again(pauseMs)
  }

  return {
    /** The connection's state has changed: begins, goes on or rests. */
    look: (): void => {
      const state = parts.state()
      const id = askedFor(state)
      if (closed || id === polled) return
      if (polled !== null && (state.endpointId !== polled || state.status !== 'live')) parts.found(null)
      polled = id
      doubted = null
      failures = 0
      again(everyMs)
    },
    close: (): void => {
      closed = true
      if (timer) clearTimeout(timer)
    },
  }
}
