import type { PlatformId } from '../../shared/platform.ts'
import type { DeadlineSetting, PrivacyMode } from '../../shared/state.ts'
import type { SavedConnection } from '../settings/settings.ts'

interface CommonPlan {
  readonly id: string
  readonly platform: PlatformId
  /** What it is called and drawn in, where somebody chose that. */
  readonly look: Pick<SavedConnection, 'name' | 'colour'>
  readonly privacy: PrivacyMode
  /** What it is called by itself. */
  readonly name: string
  readonly events: readonly string[]
  /** `localtunnel`, `ssh`, `none`, or a URL that already leads here. */
  readonly tunnel: string
  readonly tunnelHost?: string
  readonly forwardTo: string | null
  readonly handlerSecret: string | null
  readonly forwardInsecure: boolean
  readonly deadline: DeadlineSetting
  /** The file of the table of callers; null without one. */
  readonly callers: string | null
  readonly answerId: string
  /** Only deliveries from or to these are taken; empty: all. */
  readonly onlyNumbers: readonly string[]
  /** Somebody agreed to answer beside other endpoints that take the same events. */
  readonly agreed: boolean
}

/** How a connection gets its deliveries. Secrets in it are used, never told. */
export type ConnectionPlan = CommonPlan &
  (
    | { readonly mode: 'practice' }
    | { readonly mode: 'account'; readonly apiUrl: string; readonly apiKey: string | null }
    | { readonly mode: 'manual'; readonly endpointSecret: string }
  )
