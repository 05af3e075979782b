import { Problem } from '../../shared/problem.ts'
import { defaultTunnelHost, localtunnel } from './localtunnel.ts'
import type { TunnelProvider } from './provider.ts'
import { customTunnel, noTunnel } from './still.ts'

/** The tunnel server's URL. */
export const isTunnelHost = (text: string): boolean =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)

export const isTunnelChoice = (text: string): boolean =>
  text === 'none' || text === 'localtunnel' || isTunnelHost(text)

/** @throws Problem `tunnel-url-invalid`, before a choice that nobody can open is remembered */
export const checkTunnelChoice = (choice: string, host: string | undefined): void => {
  if (!isTunnelChoice(choice)) throw new Problem('tunnel-url-invalid', { url: choice })
  if (host !== undefined && !isTunnelHost(host)) throw new Problem('tunnel-url-invalid', { url: host })
}

/**
 * @param choice `localtunnel`, `none`, or a URL that already leads here
 * @throws Problem `tunnel-url-invalid`
 */
export const chooseTunnel = (choice: string, host: string | undefined, worker: URL): TunnelProvider => {
  checkTunnelChoice(choice, host)
  if (choice === 'none') return noTunnel
  return choice === 'localtunnel' ? localtunnel(host ?? defaultTunnelHost, worker) : customTunnel(choice)
}
