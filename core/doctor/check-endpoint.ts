import type { EndpointEntry } from '../../shared/endpoints.ts'
import { counted, type DoctorAccount } from './account.ts'
import { type Diagnosis, sayAbout } from './diagnosis.ts'

const say = sayAbout('endpoint')

const idsOf = (endpoints: readonly EndpointEntry[]): string => endpoints.map(({ id }) => id).join(', ')

const leftBehind = (platform: string, endpoints: readonly EndpointEntry[]): Diagnosis =>
  say.warning(
    `${counted(endpoints.length, 'endpoint')} of a Hookswitch that has ended ${endpoints.length === 1 ? 'is' : 'are'} still at ${platform} (${idsOf(endpoints)}).`,
    'Remove what is left with `hookswitch endpoints clean`, or under Connections.',
  )

/** How the platform sees our endpoints, and whether one was left behind. @param account null for a connection without one */
export const checkEndpoint = async (
  account: DoctorAccount | null,
  signal: AbortSignal,
): Promise<Diagnosis> => {
  if (!account) return say.skipped('This connection has no account whose endpoints could be asked for.')
  const { platform } = account
  let endpoints: EndpointEntry[]
  try {
    endpoints = await account.endpoints(signal)
  } catch {
    return say.skipped(`${platform} could not be asked; see the API key.`)
  }
  const ours = endpoints.filter(({ whose }) => whose === 'in-use')
  const failing = ours.filter(({ status }) => status !== 'active' && status !== 'disabled')
  if (failing.length > 0)
    return say.bad(
      `${platform} says of your endpoint ${failing.map(({ id, status }) => `${id} that it is ${status || 'of no status'}`).join(', ')}.`,
      'Deliveries to it were not answered with 2xx for long: see why in the captures, then disconnect and connect again.',
    )
  const left = endpoints.filter(({ whose }) => whose === 'left-behind')
  if (left.length > 0) return leftBehind(platform, left)
  const disabled = ours.filter(({ status }) => status === 'disabled')
  if (disabled.length > 0)
    return say.warning(
      `Your endpoint ${idsOf(disabled)} is disabled, so no call comes.`,
      'Resume the connection if it is paused; if its tunnel is down, it comes back with that.',
    )
  const others = endpoints.length - ours.length
  const besides = others === 0 ? '' : `; ${counted(others, 'other')} ${others === 1 ? 'is' : 'are'} not ours`
  if (ours.length === 0) return say.good(`None of ours is registered at ${platform}${besides}.`)
  return say.good(`${platform} has ${idsOf(ours)} as active${besides}.`)
}
