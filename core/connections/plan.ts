import type { PlatformId } from '../../shared/platform.ts'

interface CommonPlan {
  readonly id: string
  readonly platform: PlatformId
  readonly name: string
  readonly events: readonly string[]
  /** `localtunnel`, `ssh`, `none`, or a URL that already leads here. */
  readonly tunnel: string
  readonly tunnelHost?: string
  readonly forwardTo: string | null
  readonly handlerSecret: string | null
  readonly answerId: string
}

/** How a connection gets its deliveries. Secrets in it are used, never told. */
export type ConnectionPlan = CommonPlan &
  (
    | { readonly mode: 'practice' }
    | { readonly mode: 'account'; readonly apiUrl: string; readonly apiKey: string | null }
    | { readonly mode: 'manual'; readonly endpointSecret: string }
  )
