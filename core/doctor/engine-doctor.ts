import { DoctorCheck } from '../../shared/doctor.ts'
import type { EndpointEntry } from '../../shared/endpoints.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'
import type { ConnectionState } from '../../shared/state.ts'
import type { Receiver } from '../receiver/receiver.ts'
import type { TunnelProvider } from '../tunnel/provider.ts'
import { doctorLooks } from './doctor-looks.ts'
import { runDoctor } from './run-doctor.ts'

export interface EngineDoctorParts {
  readonly dataFolder: string
  readonly receiver: Receiver
  /** `Hookswitch/1.2.3`. */
  readonly userAgent: string
  /** The connection as it is now. */
  readonly state: ConnectionState
  /** Its tunnel's: opened for the check where the connection has none open. */
  readonly provider: TunnelProvider
  /** Every endpoint of the connection's account. @throws Problem `no-api-key`, `api-…` */
  endpoints(signal: AbortSignal): Promise<EndpointEntry[]>
}

/** The public URL without the receiver's path, for as long as there is one. */
const tunnelUrlOf = ({ publicUrl, receiverUrl }: ConnectionState): string | null => {
  if (publicUrl === null || receiverUrl === null) return null
  const path = new URL(receiverUrl).pathname
  return publicUrl.endsWith(path) ? publicUrl.slice(0, -path.length) : null
}

/** `doctor.run`: looks at one connection from inside the engine, through the receiver and the tunnel that it has. */
export const engineDoctor = async (parts: EngineDoctorParts): Promise<DoctorCheck[]> => {
  const { state, receiver, provider } = parts
  const { name, blockingLimitMs } = platformFacts(state.platform)
  const hasAccount = state.mode === 'account'
  const looks = doctorLooks({
    dataFolder: parts.dataFolder,
    holder: null,
    receiver: async () => receiver,
    forwardTo: state.forwardTo,
    limitMs: blockingLimitMs,
    tunnel: { provider, openAt: tunnelUrlOf(state), portIsRight: true },
    account: hasAccount ? { platform: name, apiUrl: state.apiUrl ?? '', endpoints: parts.endpoints } : null,
    userAgent: parts.userAgent,
  })
  return (await Promise.all(runDoctor(looks))).map(diagnosis => DoctorCheck.parse(diagnosis))
}
