import { asProblem, Problem, type ProblemInfo } from '../../shared/problem.ts'
import type { EndpointState } from '../../shared/state.ts'
import type { Lease, LeaseAccount, Leases } from '../lease/leases.ts'
import { takePracticeLease } from '../lease/practice-lease.ts'
import type { PlatformAdapter } from '../platforms/adapter.ts'
import type { Voice } from '../platforms/endpoint-api.ts'
import { deferred } from './deferred.ts'
import type { ConnectionPlan } from './plan.ts'

/** Where an account's endpoint is registered. */
export interface Account {
  readonly apiUrl: string
  readonly apiKey: string
}

export interface RegistrationParts {
  readonly userAgent: string
  readonly leases: Leases
  /** The practice line's simulator is an account like any other, on this machine. */
  practiceAccount(): Promise<Account>
  /** Keeps the one-time secret; forgets it with null. */
  keepEndpointSecret(connectionId: string, secret: string | null): Promise<void>
  /** What an earlier run left at the platform, and could not be removed now either. */
  onLeftBehind(problem: ProblemInfo): void
}

/** A connection's side towards the platform's API: the endpoint, its secret, and what else the account tells. */
export interface Registration {
  readonly endpointId: string | null
  readonly apiUrl: string | null
  /** The account and its API, once it is looked up; null for an endpoint that was registered by hand. */
  readonly leaseAccount: LeaseAccount | null
  /** What the platform was told of our endpoint; null while there is none. */
  endpoint(): EndpointState | null
  /** A promise from the moment an endpoint is asked for until the platform has told its secret. */
  secret(): string | Promise<string>
  /** Looks up the account and removes what earlier runs left there. @throws Problem `no-api-key`, `api-key-…` */
  prepare(): Promise<void>
  /** Registers the URL, where the connection has an account. @throws Problem `api-…`, `endpoint-not-released` */
  register(url: string): Promise<void>
  /** See `Lease.want`. Nothing while there is no endpoint. */
  want(wish: { readonly url: string; readonly active: boolean }): Promise<void>
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
  onEndpointChange: (state: EndpointState) => void = () => {},
): Registration => {
  let account: LeaseAccount | null = null
  let lease: Lease | null = null
  let secret: string | Promise<string> = plan.mode === 'manual' ? plan.endpointSecret : ''
  let voices: Voice[] | null = null
  let voiceIds: ReadonlySet<string> | null = null

  const findAccount = async (): Promise<Account> => {
    if (plan.mode === 'practice') return parts.practiceAccount()
    if (plan.mode === 'account' && plan.apiKey !== null) return { apiUrl: plan.apiUrl, apiKey: plan.apiKey }
    throw new Problem('no-api-key', { platform: platform.facts.name })
  }

  /** Keys that are refused end the connecting here; whatever else goes wrong is tried again at the next start. */
  const cleanUp = async (of: LeaseAccount): Promise<void> => {
    try {
      const { left } = await parts.leases.clean(of, false)
      left.forEach(parts.onLeftBehind)
    } catch (error) {
      const problem = asProblem(error)
      if (problem.code === 'api-key-refused' || problem.code === 'api-key-role') throw problem
    }
  }
  const take = (of: LeaseAccount, url: string): Promise<Lease> =>
    plan.mode === 'practice'
      ? takePracticeLease(of.api, of.platformName, url, plan.events, onEndpointChange)
      : parts.leases.take(of, url, plan.events, onEndpointChange)

  return {
    get endpointId() {
      return lease?.endpointId ?? null
    },
    get apiUrl() {
      return account?.apiUrl ?? (plan.mode === 'account' ? plan.apiUrl : null)
    },
    get leaseAccount() {
      return account
    },
    get voiceIds() {
      return voiceIds
    },
    endpoint: () => lease?.state() ?? null,
    secret: () => secret,
    prepare: async () => {
      if (plan.mode === 'manual') return
      const found = await findAccount()
      account = {
        ...found,
        connectionId: plan.id,
        platform: plan.platform,
        platformName: platform.facts.name,
        api: platform.endpointApi({ ...found, userAgent: parts.userAgent }),
      }
      if (plan.mode === 'account') await cleanUp(account)
    },
    register: async url => {
      if (!account) return
      const told = deferred<string>()
      secret = told.promise
      try {
        lease = await take(account, url)
      } catch (error) {
        told.reject(error)
        throw error
      }
      secret = lease.secret
      told.resolve(lease.secret)
      await parts.keepEndpointSecret(plan.id, lease.secret)
    },
    want: async wish => lease?.want(wish),
    release: async () => {
      const held = lease
      lease = null
      account = null
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
      if (!voices && account) {
        voices = await account.api.voices(AbortSignal.timeout(voicesWithinMs))
        voiceIds = voices.length > 0 ? new Set(voices.map(voice => voice.id)) : null
      }
      return voices ?? []
    },
  }
}
