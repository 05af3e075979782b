import type { HostCarrier } from './host-carrier.ts'
import { takePageToken } from './page-token.ts'
import { openPortCarrier } from './port-carrier.ts'
import { openWebSocketCarrier } from './websocket-carrier.ts'

const inDesktopApp = location.protocol === 'app:'
const token = inDesktopApp ? null : takePageToken()

/**
 * Opens a line to the engine over whatever this host offers: the only place of the page that knows hosts apart.
 * @returns null when the page was opened without the token that the host asks for.
 */
export const openCarrier = (): HostCarrier | null => {
  if (inDesktopApp) return openPortCarrier()
  if (token === null) return null
  const url = new URL('/ws', location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return openWebSocketCarrier(url.href, token)
}
