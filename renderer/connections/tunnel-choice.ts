import { Problem } from '../../shared/problem.ts'
import type { ConnectionState } from '../../shared/state.ts'
import type { TunnelProviderId } from '../../shared/tunnel.ts'
import { noSsh, type SshFields, sshFields, sshHost } from './ssh-fields.ts'

/** What was written into the fields for a tunnel, also for those that are not chosen now. */
export interface TunnelChoice {
  readonly kind: TunnelProviderId
  readonly url: string
  /** The localtunnel server; empty: the usual one. */
  readonly host: string
  readonly ssh: SshFields
}

/** The public URL ends in the secret path of the connection, which is not part of the tunnel. */
const ownUrl = ({ tunnel, publicUrl }: ConnectionState): string =>
  publicUrl?.replace(/\/h\/[^/]*$/, '') ?? (tunnel.host === null ? '' : `https://${tunnel.host}`)

/** What was chosen the last time. */
export const tunnelFromState = (connection: ConnectionState): TunnelChoice => {
  const { provider, host } = connection.tunnel
  return {
    kind: provider,
    url: provider === 'custom' ? ownUrl(connection) : '',
    host: provider === 'localtunnel' ? (host ?? '') : '',
    ssh: provider === 'ssh' ? sshFields(host) : noSsh,
  }
}

/** The choice as the engine takes it, or what is wrong with it. */
export const tunnelParams = ({
  kind,
  url,
  host,
  ssh,
}: TunnelChoice): { tunnel: string; tunnelHost?: string } | Problem => {
  if (kind === 'custom') return { tunnel: url.trim() }
  if (kind === 'localtunnel' && host.trim() !== '') return { tunnel: kind, tunnelHost: host.trim() }
  if (kind !== 'ssh') return { tunnel: kind }
  const tunnelHost = sshHost(ssh)
  return tunnelHost instanceof Problem ? tunnelHost : { tunnel: kind, tunnelHost }
}
