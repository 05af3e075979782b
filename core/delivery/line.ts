import type { PassedOver } from '../../shared/capture.ts'
import type { PrivacyMode } from '../../shared/state.ts'
import type { LiveAnswer } from '../answers/answer-book.ts'
import type { ForwardTarget } from '../forward/forward.ts'
import type { Description, PlatformAdapter } from '../platforms/adapter.ts'
import type { RuleSet } from '../rules/rule-set.ts'
import type { Crowd } from '../tunnel/crowd.ts'

export interface TunnelEstimate {
  /** Both ways together. */
  readonly estimateMs: number
  readonly errorMs: number
}

/** What a delivery needs to know of the connection it came in on, as it stands at that moment. */
export interface Line {
  readonly connectionId: string
  readonly platform: PlatformAdapter
  /** What is kept of its deliveries. */
  privacy(): PrivacyMode
  /** The endpoint's secret; a promise while the platform has not told it yet (its deliveries may come first). */
  secret(): string | Promise<string>
  answer(): LiveAnswer
  /** The answer of that id or name, of this platform; null when there is none. */
  answerNamed(idOrName: string): LiveAnswer | null
  rules(): RuleSet
  deadline(): { readonly marginMs: number; readonly answer: LiveAnswer | null }
  /** The row of the table of callers: of the number, else of the one that earlier captures of the call name. */
  caller(number: string | null, callId: string | null): Readonly<Record<string, unknown>> | null
  /** With the path of this connection, without a slash at the end; null while there is none. */
  publicUrl(): string | null
  forward(): ForwardTarget | null
  /** How handlers are met, whether one is set here or a rule names it. */
  handlerTrust(): Omit<ForwardTarget, 'url'>
  tunnel(): TunnelEstimate | null
  /**
   * Why a delivery is not for this laptop, if so: it gets the platform's "use your own agent" at once, and only what the
   * list shows of it is kept.
   */
  passesOver(described: Description): PassedOver | null
  /** Who else is under way through its tunnel. */
  readonly crowd: Crowd
  /** A verified delivery came to this host, and not a late one: the way to us is whole. */
  delivered(host: string | undefined): void
  /** Ids of the platform's voices, where they are known. */
  voices(): ReadonlySet<string> | null
}
