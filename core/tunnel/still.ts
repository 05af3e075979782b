import type { TunnelTraits } from '../../shared/tunnel.ts'
import type { Tunnel, TunnelProvider } from './provider.ts'

/** Of a URL that stands by itself, whatever leads to it. */
const traits: TunnelTraits = {
  stableUrl: 'yes',
  maxInFlight: null,
  encryptedToServer: null,
  needsAccount: false,
  minProbeEveryMs: 10_000,
}

const still = (url: string): Tunnel => ({ url, close: async () => {}, onGone: () => {} })

/** Loopback only: for the practice line, and for a platform stand-in on this machine. */
export const noTunnel: TunnelProvider = {
  id: 'none',
  host: null,
  traits,
  needsProbe: false,
  open: async ({ localPort }) => still(`http://localhost:${localPort}`),
}

/** Any URL that already leads here: a reverse proxy, or a tunnel that somebody else keeps open. */
export const customTunnel = (url: string): TunnelProvider => ({
  id: 'custom',
  host: new URL(url).host,
  traits,
  needsProbe: true,
  open: async () => still(url.replace(/\/+$/, '')),
})
