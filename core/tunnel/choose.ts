import { Problem } from '../../shared/problem.ts'
import { defaultTunnelHost, localtunnel } from './localtunnel.ts'
import type { TunnelProvider } from './provider.ts'
import { customTunnel, noTunnel } from './still.ts'

const isUrl = (text: string): boolean =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)

/** @throws Problem `tunnel-url-invalid`, before a choice that nobody can open is remembered */
export const checkTunnelChoice = (choice: string, host: string | undefined): void => {
  const named = choice === 'none' || choice === 'localtunnel'
  for (const url of named ? [host] : [choice, host])
    if (url !== undefined && !isUrl(url)) throw new Problem('tunnel-url-invalid', { url })
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
