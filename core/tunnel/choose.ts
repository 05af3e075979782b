import { Problem } from '../../shared/problem.ts'
import { defaultTunnelHost, localtunnel } from './localtunnel.ts'
import type { TunnelProvider } from './provider.ts'
import { customTunnel, noTunnel } from './still.ts'

const isUrl = (text: string): boolean =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)

/**
 * @param choice `localtunnel`, `none`, or a URL that already leads here
 * @throws Problem `tunnel-url-invalid`
 */
export const chooseTunnel = (choice: string, host: string | undefined, worker: URL): TunnelProvider => {
  if (choice === 'none') return noTunnel
  if (choice === 'localtunnel') {
    if (host !== undefined && !isUrl(host)) throw new Problem('tunnel-url-invalid', { url: host })
    return localtunnel(host ?? defaultTunnelHost, worker)
  }
  if (isUrl(choice)) return customTunnel(choice)
  throw new Problem('tunnel-url-invalid', { url: choice })
}
