import type { LiveAnswer } from '../answers/answer-book.ts'
import type { ForwardTarget } from '../forward/forward.ts'
import type { PlatformAdapter } from '../platforms/adapter.ts'
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
  /** The endpoint's secret; a promise while the platform has not told it yet (its deliveries may come first). */
  secret(): string | Promise<string>
  answer(): LiveAnswer
  forward(): ForwardTarget | null
  tunnel(): TunnelEstimate | null
  /** Who else is under way through its tunnel. */
  readonly crowd: Crowd
  /** A verified delivery came, and not a late one: the way to us is whole. */
  delivered(): void
  /** Ids of the platform's voices, where they are known. */
  voices(): ReadonlySet<string> | null
}
