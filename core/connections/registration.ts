import { asProblem, Problem } from '../../shared/problem.ts'
import { type Lease, takeLease } from '../lease/lease.ts'
import type { PlatformAdapter } from '../platforms/adapter.ts'
import type { EndpointApi, Voice } from '../platforms/endpoint-api.ts'
import { deferred } from './deferred.ts'
import type { ConnectionPlan } from './plan.ts'

/** Where an account's endpoint is registered. */
export interface Account {
  readonly apiUrl: string
  readonly apiKey: string
}

export interface RegistrationParts {
  readonly userAgent: string
  /** The practice line's simulator is an account like any other, on this machine. */
  practiceAccount(): Promise<Account>
  /** Keeps the one-time secret; forgets it with null. */
  keepEndpointSecret(connectionId: string, secret: string | null): Promise<void>
}

/** A connection's side towards the platform's API: the endpoint, its secret, and what else the account tells. */
export interface Registration {
  readonly endpointId: string | null
  readonly apiUrl: string | null
  /** A promise from the moment an endpoint is asked for until the platform has told its secret. */
  secret(): string | Promise<string>
  /** Looks up the account; nothing is registered yet. @throws Problem `no-api-key` */
  prepare(): Promise<void>
  /** Registers the URL, where the connection has an account. @throws Problem `api-…` */
  register(url: string): Promise<void>
  /** Removes the endpoint. Resolves with what could not be released. */
  release(): Promise<Problem[]>
  /** The platform's voices, fetched once. */
  voices(): Promise<Voice[]>
  readonly voiceIds: ReadonlySet<string> | null
}

const voicesWithinMs = 8_000

export const makeRegistration = (
  plan: ConnectionPlan,
  platform: PlatformAdapter,
  parts: RegistrationParts,
): Registration => {
  let account: Account | null = null
  let api: EndpointApi | null = null
  let lease: Lease | null = null
  let secret: string | Promise<string> = plan.mode === 'manual' ? plan.endpointSecret : ''
  let voices: Voice[] | null = null
  let voiceIds: ReadonlySet<string> | null = null

  const findAccount = async (): Promise<Account> => {
    if (plan.mode === 'practice') return parts.practiceAccount()
    if (plan.mode === 'account' && plan.apiKey !== null) return { apiUrl: plan.apiUrl, apiKey: plan.apiKey }
    throw new Problem('no-api-key', { platform: platform.facts.name })
  }

  return {
    get endpointId() {
      return lease?.endpointId ?? null
    },
    get apiUrl() {
      return account?.apiUrl ?? (plan.mode === 'account' ? plan.apiUrl : null)
    },
    get voiceIds() {
      return voiceIds
    },
    secret: () => secret,
    prepare: async () => {
      if (plan.mode === 'manual') return
      account = await findAccount()
      api = platform.endpointApi({ ...account, userAgent: parts.userAgent })
    },
    register: async url => {
      if (!api) return
      const told = deferred<string>()
      secret = told.promise
      try {
        lease = await takeLease(api, platform.facts.name, url, plan.events)
      } catch (error) {
        told.reject(error)
        throw error
      }
      secret = lease.secret
      told.resolve(lease.secret)
      await parts.keepEndpointSecret(plan.id, lease.secret)
    },
    release: async () => {
      const held = lease
      lease = null
      account = null
      api = null
      if (!held) return []
      try {
        await held.release()
        await parts.keepEndpointSecret(plan.id, null)
        return []
      } catch (error) {
        return [asProblem(error)]
      }
    },
    voices: async () => {
      if (!voices && api) {
        voices = await api.voices(AbortSignal.timeout(voicesWithinMs))
        voiceIds = voices.length > 0 ? new Set(voices.map(voice => voice.id)) : null
      }
      return voices ?? []
    },
  }
}
