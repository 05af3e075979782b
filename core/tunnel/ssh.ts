import { type SshAddress, sshAddressText } from '../../shared/ssh-address.ts'
import type { TunnelProvider } from './provider.ts'

/** The host keys that were seen, as SHA256 fingerprints by `example.com:22`. */
export interface HostKeys {
  get(server: string): string | null
  set(server: string, fingerprint: string): void
}

/**
 * A port of an SSH server that leads here: one's own server, with a web server for TLS before it, or a tunnel service.
 * The server's key is pinned when it is first seen.
 */
export const sshTunnel = (address: SshAddress, hostKeys: HostKeys): TunnelProvider => ({
  id: 'ssh',
  host: sshAddressText(address),
  traits: {
    stableUrl: address.url === null ? 'no' : 'yes',
    maxInFlight: null,
    encryptedToServer: true,
    // On one's own server a user must be made first; the services that print a URL take anybody's key.
    needsAccount: address.url !== null,
    minProbeEveryMs: address.url === null ? 10_000 : 5_000,
  },
  needsProbe: true,
  open: async options => {
    // Loaded when it is wanted: it takes longer than the rest of the engine's start.
    const { openSsh } = await import('./ssh-connection.ts')
    return openSsh(address, hostKeys, options)
  },
})
