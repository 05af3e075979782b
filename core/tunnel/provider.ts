import type { TunnelProviderId, TunnelTraits } from '../../shared/tunnel.ts'

/** What gives the laptop a public URL. Providers are dumb: they open, close and tell when they are gone. */
export interface Tunnel {
  /** Without a trailing slash. */
  readonly url: string
  /** Never rejects. */
  close(): Promise<void>
  /** Called once with a reason in words when the tunnel has died by itself; at once when it already has. */
  onGone(listener: (reason: string) => void): void
}

export interface OpenTunnel {
  readonly localPort: number
  /** The name that we would like to have again; another may come back. */
  readonly wantedName: string
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

export interface TunnelProvider {
  readonly id: TunnelProviderId
  readonly host: string | null
  readonly traits: TunnelTraits
  /** False where the URL leads here by itself and needs no proof. */
  readonly needsProbe: boolean
  /** Always settles. @throws Problem `tunnel-unreachable` for what may pass, any other code for what another try cannot cure */
  open(options: OpenTunnel): Promise<Tunnel>
}
