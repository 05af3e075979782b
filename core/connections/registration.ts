import type { EndpointEntry } from '../../shared/endpoints.ts'
import { asProblem, Problem, type ProblemInfo } from '../../shared/problem.ts'
import type { EndpointState } from '../../shared/state.ts'
import type { Lease, LeaseAccount, Leases } from '../lease/leases.ts'
import { takePracticeLease } from '../lease/practice-lease.ts'
import type { PlatformAdapter } from '../platforms/adapter.ts'
import type { Voice } from '../platforms/endpoint-api.ts'
import { deferred } from './deferred.ts'
import { conflicting, conflictProblem } from './guard.ts'
import type { ConnectionPlan } from './plan.ts'
import type { VoiceCache } from './voice-cache.ts'
import { makeVoices } from './voices.ts'

/** Where an account's endpoint is registered. */
export interface Account {
  readonly apiUrl: string
  readonly apiKey: string
}

export interface RegistrationParts {
  readonly userAgent: string
  /** The practice line's simulator is an account like any other, on this machine. */
  practiceAccount(): Promise<Account>
  readonly leases: Leases
  readonly voiceCache: VoiceCache
  /** Keeps the one-time secret; forgets it with null. */
  keepEndpointSecret(connectionId: string, secret: string | null): Promise<void>
  /** Something failed that nobody is waiting for. */
  onProblem(problem: Problem): void
}

/** A connection's side towards the platform's API: the endpoint, its secret, and what else the account tells. */
export interface Registration {
  readonly endpointId: string | null
  readonly apiUrl: string | null
  endpoint(): EndpointState | null
  /** A promise from the moment an endpoint is asked for until the platform has told its secret. */
  secret(): string | Promise<string>
  /**
   * Looks up the account, removes what crashed runs left there, and sees who else answers the same calls. Nothing is
   * registered yet. @throws Problem `no-api-key`, `endpoint-conflict`, `api-…`
   */
  prepare(): Promise<void>
  /** Registers the URL, where the connection has an account. @throws Problem `api-…` */
  register(url: string): Promise<void>
  /** Changes the endpoint, where there is one. @throws Problem `endpoint-gone`, `api-…` */
  want(url: string, active: boolean): Promise<void>
  /** Removes the endpoint. Resolves with what could not be released. */
  release(): Promise<Problem[]>
  /** Every endpoint of the account. @throws Problem `no-api-key`, `api-…` */
  endpoints(): Promise<EndpointEntry[]>
  /** How the secret ends of the endpoint whose URL has that path; null when nobody tells. @throws Problem `no-api-key`, `api-…` */
  secretHint(path: string): Promise<string | null>
  /** Removes what crashed runs left there. @throws Problem `no-api-key`, `api-…` */
  clean(dryRun: boolean): Promise<{ removed: EndpointEntry[]; left: ProblemInfo[] }>
  /** The platform's voices, fetched once; without a network those of an earlier run. */
  voices(): Promise<Voice[]>
  readonly voiceIds: ReadonlySet<string> | null
}

const listWithinMs = 8_000
/** Somebody looks at a capture and waits. */
const hintWithinMs = 3_000

export const makeRegistration = (
  plan: ConnectionPlan,
  platform: PlatformAdapter,
  parts: RegistrationParts,
  onChange: () => void,
): Registration => {
  const { leases } = parts
  let account: LeaseAccount | null = null
  let lease: Lease | null = null
  let secret: string | Promise<string> = plan.mode === 'manual' ? plan.endpointSecret : ''
  const voices = makeVoices({
    api: () => account?.api ?? null,
    kept:
      plan.mode === 'account'
        ? {
            get: () => parts.voiceCache.get(plan.id, plan.apiUrl),
            put: list => parts.voiceCache.put(plan.id, plan.apiUrl, list),
          }
        : null,
  })

  const findAccount = async (): Promise<Account> => {
    if (plan.mode === 'practice') return parts.practiceAccount()
    if (plan.mode === 'account' && plan.apiKey !== null) return { apiUrl: plan.apiUrl, apiKey: plan.apiKey }
    throw new Problem('no-api-key', { platform: platform.facts.name })
  }
  const openAccount = async (): Promise<LeaseAccount> => {
    const found = await findAccount()
    return {
      ...found,
      connectionId: plan.id,
      platform: platform.facts.id,
      platformName: platform.facts.name,
      api: platform.endpointApi({ ...found, userAgent: parts.userAgent }),
    }
  }
  const endpointsOf = (opened: LeaseAccount): Promise<EndpointEntry[]> =>
    leases.endpoints(opened, AbortSignal.timeout(listWithinMs))

  const guard = async (opened: LeaseAccount): Promise<void> => {
    const { left } = await leases.clean(opened, false)
    for (const { code, detail } of left) parts.onProblem(new Problem(code, detail))
    const others = conflicting(platform.facts, plan.events, await endpointsOf(opened))
    if (others.length === 0) return
    const conflict = conflictProblem(platform.facts, others)
    if (!plan.agreed) throw conflict
    parts.onProblem(new Problem('endpoint-beside', conflict.detail))
  }

  /** The practice line's endpoint ends with this process, so it is not written down. */
  const take = (opened: LeaseAccount, url: string): Promise<Lease> =>
    plan.mode === 'practice'
      ? takePracticeLease(opened.api, opened.platformName, url, plan.events, onChange)
      : leases.take(opened, url, plan.events, onChange)

  return {
    get endpointId() {
      return lease?.endpointId ?? null
    },
    get apiUrl() {
      return account?.apiUrl ?? (plan.mode === 'account' ? plan.apiUrl : null)
    },
    get voiceIds() {
      return voices.ids
    },
    endpoint: () => lease?.state() ?? null,
    secret: () => secret,
    prepare: async () => {
      if (plan.mode === 'manual') return
      account = await openAccount()
      if (plan.mode === 'account') await guard(account)
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
    want: async (url, active) => {
      await lease?.want({ url, active })
    },
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
    endpoints: async () => endpointsOf(account ?? (await openAccount())),
    secretHint: async path => {
      const { api } = account ?? (await openAccount())
      const found = (await api.list(AbortSignal.timeout(hintWithinMs))).find(
        ({ url }) => URL.canParse(url) && new URL(url).pathname === path,
      )
      return found?.secretHint ?? null
    },
    clean: async dryRun => leases.clean(account ?? (await openAccount()), dryRun),
    voices: voices.list,
  }
}
