import type { EndpointEntry } from '../../shared/endpoints.ts'
import type { PlatformId } from '../../shared/platform.ts'
import type { Problem, ProblemInfo } from '../../shared/problem.ts'
import type { EndpointState } from '../../shared/state.ts'
import type { EndpointApi } from '../platforms/endpoint-api.ts'

/** An account at a platform, as leases need it. */
export interface LeaseAccount {
  readonly connectionId: string
  readonly platform: PlatformId
  /** For messages. */
  readonly platformName: string
  readonly apiUrl: string
  readonly apiKey: string
  readonly api: EndpointApi
}

/** A lease whose run has ended. */
export interface LeftBehind {
  readonly connectionId: string
  readonly platform: string
  readonly apiUrl: string
  /** The endpoint's id, or its label where the id was never learned. */
  readonly endpoint: string
}

/** Our temporary hold on an endpoint at the platform. */
export interface Lease {
  readonly endpointId: string
  /** Told once, at creation. */
  readonly secret: string
  state(): EndpointState
  /**
   * What the endpoint should be from now on. The newest wish wins; it is repeated until the platform has taken it, unless
   * that cannot be cured by another try. Resolves when this wish, or a newer one, is in force.
   * @throws Problem `endpoint-gone`, `api-…`
   */
  want(wish: { readonly url: string; readonly active: boolean }): Promise<void>
  /**
   * Removes the endpoint. @throws Problem `endpoint-not-released` after several tries; then it is disabled if that can be
   * done, and its removal is tried again from time to time until `finish`
   */
  release(): Promise<void>
}

/** Leases of one data folder: each written down before it exists, watched while it is held, and reaped after a crash. */
export interface Leases {
  /**
   * Not called off halfway: an endpoint whose id was never learned has to be looked for.
   * @throws Problem `api-…`; `endpoint-not-released` when one may be left at the platform; `data-folder-not-writable`
   */
  take(
    account: LeaseAccount,
    url: string,
    events: readonly string[],
    onChange: (state: EndpointState) => void,
  ): Promise<Lease>
  /** Every endpoint of the account, and whose it is. @throws Problem `api-…` */
  endpoints(account: LeaseAccount, signal: AbortSignal): Promise<EndpointEntry[]>
  /** Removes what runs that have ended left behind: exact matches with the ledger only. @throws Problem `api-…` when the list cannot be read */
  clean(account: LeaseAccount, dryRun: boolean): Promise<{ removed: EndpointEntry[]; left: ProblemInfo[] }>
  /** Connections that the ledger has leftovers of, to be cleaned when their key is known. */
  leftBehind(): LeftBehind[]
  /**
   * To be called when every lease was told to be released. Tries once more what could not be, and gives it up for this run:
   * the watchdog lets go of it as well, and the next start tries again. Resolves with an `endpoint-not-released` for each
   * that is still there; what went in the meantime is not among them.
   */
  finish(): Promise<Problem[]>
  /** To be called after `finish`. */
  close(): void
}
