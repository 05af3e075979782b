/** What gives the laptop a public URL. Providers are dumb: they open, close and tell when they are gone. */
export interface Tunnel {
  /** Without a trailing slash. */
  readonly url: string
  /** Never rejects. */
  close(): Promise<void>
  /** Called once with a reason in words when the tunnel has died by itself. */
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
  readonly id: 'localtunnel' | 'none' | 'custom'
  readonly host: string | null
  /** False where the URL leads here by itself and needs no proof. */
  readonly needsProbe: boolean
  /** Always settles. @throws Problem `tunnel-unreachable` */
  open(options: OpenTunnel): Promise<Tunnel>
}
