import { asProblem } from '../../shared/problem.ts'
import type { Receiver } from '../receiver/receiver.ts'
import { unguessable } from '../settings/settings.ts'
import type { TunnelProvider } from '../tunnel/provider.ts'
import { type Diagnosis, sayAbout } from './diagnosis.ts'
import { probeThrough } from './probe-through.ts'

export interface TunnelToCheck {
  readonly provider: TunnelProvider
  /** The public URL of the tunnel that is open already, without a path; null: one is opened for the check, and closed again. */
  readonly openAt: string | null
  /** Where the tunnel is to lead. */
  receiver(): Promise<Pick<Receiver, 'port' | 'serve'>>
  /** Another engine that may stand where the tunnel leads, in words. */
  readonly holder: string | null
  /** Whether the receiver is on the very port that a tunnel of the user's own leads to. */
  readonly portIsRight: boolean
  /** Whose deliveries have to come from another machine; null when they do not. */
  readonly remotePlatform: string | null
}

const say = sayAbout('tunnel')
const openWithinMs = 7_000
const probeWithinMs = 3_500

/** Opens the tunnel, asks through it whether it leads here, and closes what it opened. */
const lookThrough = async (tunnel: TunnelToCheck, signal: AbortSignal): Promise<Diagnosis> => {
  const { provider, openAt } = tunnel
  const receiver = await tunnel.receiver()
  const opened =
    openAt === null
      ? await provider.open({
          localPort: receiver.port,
          // Not the installation's own: an engine may hold that one.
          wantedName: unguessable(22),
          timeoutMs: openWithinMs,
          signal,
        })
      : null
  const url = opened?.url ?? openAt ?? ''
  try {
    const { estimateMs, errorMs } = await probeThrough(receiver, url, probeWithinMs, signal)
    const what = opened === null ? 'leads to this engine' : 'led here (opened for this check, closed again)'
    const whose = provider.host !== null && !url.includes(provider.host) ? ` of ${provider.host}` : ''
    return say.good(`${url}${whose} ${what}, with a round trip of ${estimateMs} ± ${errorMs} ms.`)
  } finally {
    await opened?.close()
  }
}

/** Whether deliveries get here, and how fast; else what was found instead, in words. */
export const checkTunnel = async (tunnel: TunnelToCheck, signal: AbortSignal): Promise<Diagnosis> => {
  const { provider, holder, openAt, remotePlatform, portIsRight } = tunnel
  if (provider.id === 'none')
    return remotePlatform === null
      ? say.skipped('There is none: only programs on this machine get to the receiver.')
      : say.warning(
          `There is none, so no delivery of ${remotePlatform} gets to this machine.`,
          'Choose one with --tunnel or under Connections.',
        )
  // Only one process can stand where these lead.
  const leadsToOnePlace = provider.id === 'custom' || provider.id === 'ssh'
  if (leadsToOnePlace && openAt === null && holder !== null)
    return say.skipped(
      `The tunnel of ${provider.host} may lead to the Hookswitch that is running (${holder}).`,
      'Look at the light of its connection in the page, or stop it and ask again.',
    )
  try {
    return await lookThrough(tunnel, signal)
  } catch (error) {
    const problem = asProblem(error)
    if (problem.code === 'port-taken') return say.skipped('It was not tried, for want of a receiver.')
    if (provider.id !== 'custom' || portIsRight) return say.problem(problem)
    const found = say.problem(problem, 'warning')
    return { ...found, cure: 'Name the port that it leads to with --port, and ask again.' }
  }
}
