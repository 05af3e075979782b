import { Problem } from '../../shared/problem.ts'
import { isSshAddress, parseSshAddress, withoutPassword } from '../../shared/ssh-address.ts'
import { defaultTunnelHost, localtunnel } from './localtunnel.ts'
import type { TunnelProvider } from './provider.ts'
import { type HostKeys, sshTunnel } from './ssh.ts'
import { customTunnel, noTunnel } from './still.ts'

export interface TunnelParts {
  /** The built script of localtunnel's worker thread. */
  readonly worker: URL
  readonly hostKeys: HostKeys
}

interface TunnelChoice {
  /** `localtunnel`, `ssh`, `none`, or a URL that already leads here. */
  readonly tunnel: string
  readonly tunnelHost?: string | undefined
}

type Wanted = { readonly [Key in keyof TunnelChoice]?: TunnelChoice[Key] | undefined }

const isWebUrl = (text: string): boolean =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)

/** A localtunnel server's URL, or an SSH address. */
export const isTunnelHost = (text: string): boolean => isWebUrl(text) || isSshAddress(text)

export const isTunnelChoice = (text: string): boolean =>
  text === 'none' || text === 'localtunnel' || text === 'ssh' || isWebUrl(text)

/** @throws Problem `tunnel-url-invalid`, `tunnel-host-invalid`, before a choice that nobody can open is remembered */
export const checkTunnelChoice = (choice: string, host: string | undefined): void => {
  if (!isTunnelChoice(choice)) throw new Problem('tunnel-url-invalid', { url: choice })
  if (choice === 'ssh') parseSshAddress(host ?? '')
  else if (host !== undefined && !isWebUrl(host))
    throw new Problem('tunnel-host-invalid', {
      host: withoutPassword(host),
      reason: 'that is no http:// or https:// URL',
      next: 'Give it whole, such as https://localtunnel.me; an SSH server goes with --tunnel ssh.',
    })
}

const fits = ({ tunnel, tunnelHost }: TunnelChoice): boolean => {
  try {
    checkTunnelChoice(tunnel, tunnelHost)
    return true
  } catch {
    return false
  }
}

/**
 * What is asked for, with what was saved in the place of what is left out. A saved server counts only for the tunnel
 * that it fits, and a saved tunnel only with the server that it needs.
 */
export const resolveTunnel = (asked: Wanted, saved: Wanted): TunnelChoice => {
  const tunnels = asked.tunnel === undefined ? [saved.tunnel, 'localtunnel'] : [asked.tunnel]
  const hosts = asked.tunnelHost === undefined ? [saved.tunnelHost, undefined] : [asked.tunnelHost]
  const choices = tunnels.flatMap(tunnel =>
    tunnel === undefined ? [] : hosts.map(tunnelHost => ({ tunnel, tunnelHost })),
  )
  // When nothing fits, what was asked for is what gets refused.
  return choices.find(fits) ?? choices.at(0) ?? { tunnel: 'localtunnel' }
}

/** @throws Problem as `checkTunnelChoice` */
export const chooseTunnel = (
  choice: string,
  host: string | undefined,
  parts: TunnelParts,
): TunnelProvider => {
  checkTunnelChoice(choice, host)
  if (choice === 'none') return noTunnel
  if (choice === 'ssh') return sshTunnel(parseSshAddress(host ?? ''), parts.hostKeys)
  return choice === 'localtunnel'
    ? localtunnel(host ?? defaultTunnelHost, parts.worker)
    : customTunnel(choice)
}
