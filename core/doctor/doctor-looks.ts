import type { Receiver } from '../receiver/receiver.ts'
import { askingOnce, type DoctorAccount } from './account.ts'
import { checkApiKey } from './check-api-key.ts'
import { checkClock } from './check-clock.ts'
import { checkDataFolder } from './check-data-folder.ts'
import { checkDisk } from './check-disk.ts'
import { checkEndpoint } from './check-endpoint.ts'
import { checkHandler } from './check-handler.ts'
import { checkOtherInstances } from './check-other-instances.ts'
import { checkReceiver } from './check-receiver.ts'
import { checkTunnel, type TunnelToCheck } from './check-tunnel.ts'
import type { Look } from './run-doctor.ts'

export interface DoctorParts {
  readonly dataFolder: string
  /** The living engine that holds the folder, in words; null: nobody does, or whoever asks. */
  readonly holder: string | null
  /** Where tunnels lead: the engine's own, or one for the time of the check. @throws Problem `port-taken` */
  receiver(): Promise<Pick<Receiver, 'port' | 'serve'>>
  readonly forwardTo: string | null
  /** How long a caller waits for the answer to a blocking event. */
  readonly limitMs: number
  readonly tunnel: Pick<TunnelToCheck, 'provider' | 'openAt' | 'portIsRight'>
  /** Null on the practice line, and for an endpoint that was registered by hand. */
  readonly account: DoctorAccount | null
  /** `Hookswitch/1.2.3`. */
  readonly userAgent: string
}

const isHere = (apiUrl: string): boolean =>
  URL.canParse(apiUrl) && /^(localhost|127\..*|\[::1\])$/.test(new URL(apiUrl).hostname)

/** Every check, in the order in which they are shown: what is nearest first. */
export const doctorLooks = (parts: DoctorParts): Look[] => {
  const { dataFolder, holder, receiver, forwardTo, limitMs, userAgent } = parts
  const account = parts.account && askingOnce(parts.account)
  const apiUrl = account?.apiUrl ?? null
  const platform = account?.platform ?? ''
  const remotePlatform = apiUrl === null || isHere(apiUrl) ? null : platform
  const tunnel = { ...parts.tunnel, receiver, holder, remotePlatform }
  return [
    { id: 'data-folder', look: () => checkDataFolder(dataFolder) },
    { id: 'disk', look: () => checkDisk(dataFolder) },
    { id: 'other-instances', look: signal => checkOtherInstances(dataFolder, holder, signal) },
    { id: 'receiver', look: signal => checkReceiver(receiver, signal) },
    { id: 'handler', look: signal => checkHandler({ forwardTo, limitMs, userAgent }, signal) },
    { id: 'tunnel', look: signal => checkTunnel(tunnel, signal) },
    { id: 'api-key', look: signal => checkApiKey(account, signal) },
    { id: 'endpoint', look: signal => checkEndpoint(account, signal) },
    { id: 'clock', look: signal => checkClock({ apiUrl, platform, userAgent }, signal) },
  ]
}
