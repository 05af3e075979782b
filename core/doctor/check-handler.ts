import { asProblem } from '../../shared/problem.ts'
import { addressesOf, type Dialled, dial, withPort } from '../forward/dial.ts'
import { parseForwardUrl } from '../forward/forward.ts'
import { handlerName as nameOf } from '../forward/handler-name.ts'
import { askHandler } from './ask-handler.ts'
import { type Diagnosis, sayAbout } from './diagnosis.ts'

export interface HandlerToCheck {
  readonly forwardTo: string | null
  readonly userAgent: string
  /** How long a caller waits for the answer to a blocking event. */
  readonly limitMs: number
}

const say = sayAbout('handler')
const slowMs = 500
const otherLoopback: Readonly<Record<string, string>> = { '127.0.0.1': '::1', '::1': '127.0.0.1' }

const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`

const portOf = ({ port, protocol }: URL): number => Number(port) || (protocol === 'https:' ? 443 : 80)

const nothingThere = async (url: URL, tried: readonly Dialled[], signal: AbortSignal): Promise<Diagnosis> => {
  const port = portOf(url)
  const list = tried.map(({ address }) => withPort(address, port)).join(' and ')
  if (!tried.every(({ code }) => code === 'ECONNREFUSED' || code === 'EADDRNOTAVAIL')) {
    const late = tried.every(({ code }) => code === 'timeout')
    const why = late ? 'no answer in time' : [...new Set(tried.map(({ code }) => code))].join(', ')
    return say.bad(
      `${nameOf(url)} cannot be reached (tried ${list}: ${why}).`,
      'Check its address, and whether a firewall is on the way.',
    )
  }
  // Node's servers listen on whichever loopback `localhost` is there; an address in the URL names only one.
  const other = otherLoopback[tried[0]?.address ?? '']
  if (other !== undefined && tried.length === 1 && (await dial(other, port, signal)).tookMs !== null)
    return say.bad(
      `Nothing listens on ${list}, but something does on ${withPort(other, port)}.`,
      `Write ${url.protocol}//localhost:${port}${url.pathname}: then both are tried.`,
    )
  return say.bad(
    `Nothing listens on port ${port} (tried ${list}).`,
    `Start your handler on port ${port}, or give its right address with --forward-to or under Connections.`,
  )
}

const whereOf = (tried: readonly Dialled[]): string => {
  const there = tried.filter(({ tookMs }) => tookMs !== null).map(({ address }) => address)
  if (there.length === tried.length) return there.length > 2 ? '' : ` on ${there.join(' and ')}`
  return ` on ${there.join(' and ')} only, which is enough`
}

/** Whether the developer's own handler is there: its name, its address families, and an HTTP request that does no harm. */
export const checkHandler = async (
  { forwardTo, userAgent, limitMs }: HandlerToCheck,
  signal: AbortSignal,
): Promise<Diagnosis> => {
  if (forwardTo === null) return say.skipped('No handler is set: Hookswitch gives the answers itself.')
  let url: URL
  try {
    url = parseForwardUrl(forwardTo)
  } catch (error) {
    return say.problem(asProblem(error))
  }
  let addresses: string[]
  try {
    addresses = await addressesOf(url.hostname)
  } catch {
    return say.bad(
      `The name ${url.hostname} of your handler is not known.`,
      'Check its spelling, the hosts file and the network.',
    )
  }
  const tried = await Promise.all(addresses.map(address => dial(address, portOf(url), signal)))
  const reached = tried.find(({ tookMs }) => tookMs !== null)
  if (!reached) return nothingThere(url, tried, signal)
  const asked = await askHandler(url, reached.address, userAgent, signal)
  if (!asked.ok) return say.bad(`${nameOf(url)} ${asked.what}.`, asked.cure)
  const { status, tookMs, location } = asked
  if (tookMs > slowMs)
    return say.warning(
      `${nameOf(url)} answers ${status}, but only after ${ms(tookMs)}; a caller waits ${ms(limitMs)} in all.`,
      'See what it waits for: when it is late, the platform\'s "use your own agent" goes out instead.',
    )
  if (status >= 300 && status < 400)
    return say.warning(
      `${nameOf(url)} redirects (${status}), and a redirect is not followed.`,
      `Give the address that it leads to${location !== null && URL.canParse(location, url.href) ? `: ${nameOf(new URL(location, url))}` : ''}.`,
    )
  if (status >= 502 && status <= 504)
    return say.warning(
      `${nameOf(url)} answers ${status}, as a proxy does whose server is not there.`,
      'Start the handler behind it.',
    )
  return say.good(
    `${nameOf(url)} answers ${status} in ${ms(tookMs)}, connected in ${ms(reached.tookMs ?? 0)}${whereOf(tried)}.`,
  )
}
