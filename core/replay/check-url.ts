import { promises as dns, type LookupAddress } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { networkInterfaces } from 'node:os'
import { Problem } from '../../shared/problem.ts'
import { handlerName } from '../forward/handler-name.ts'

/** Where a replay goes, with the addresses that its name had when it was looked at. */
export interface CheckedUrl {
  readonly url: string
  /** Gives those addresses and no others, so that a name cannot change its mind between the look and the dialling. */
  readonly lookup: LookupFunction
}

export interface UrlLooks {
  /** Rejects for a name that is not known. */
  resolve(name: string): Promise<readonly LookupAddress[]>
  /** The addresses of this machine's own interfaces. */
  interfaces(): readonly { readonly address: string; readonly family: string }[]
}

const systemLooks: UrlLooks = {
  resolve: name => dns.lookup(name, { all: true }),
  interfaces: () => Object.values(networkInterfaces()).flatMap(list => list ?? []),
}

const loopbacks: readonly LookupAddress[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
]

const familyName = (family: number): 'ipv4' | 'ipv6' => (family === 6 ? 'ipv6' : 'ipv4')

/** Loopback, the unspecified addresses, which lead there, and this machine's own; also as IPv4 within IPv6. */
const thisMachine = (looks: UrlLooks): BlockList => {
  const own = new BlockList()
  own.addSubnet('127.0.0.0', 8)
  own.addAddress('0.0.0.0')
  own.addAddress('::1', 'ipv6')
  own.addAddress('::', 'ipv6')
  for (const { address, family } of looks.interfaces())
    own.addAddress(address, family === 'IPv6' ? 'ipv6' : 'ipv4')
  return own
}

/** As `handlerName`, also of what is no address of a server and so has no origin: `file:///etc/passwd`. */
const nameOf = (url: URL): string => {
  if (url.origin !== 'null') return handlerName(url)
  return `${url.protocol}${url.href.startsWith(`${url.protocol}//`) ? '//' : ''}${url.host}${url.pathname}`
}

const parse = (text: string): URL => {
  const invalid = (url: string, reason: string): Problem => new Problem('replay-url-invalid', { url, reason })
  if (!URL.canParse(text)) throw invalid(text, 'it is no URL')
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw invalid(nameOf(url), 'it does not begin with http:// or https://')
  if (url.username !== '' || url.password !== '')
    throw invalid(nameOf(url), 'it holds a user name or a password')
  return url
}

const addressesOf = async (url: URL, looks: UrlLooks): Promise<readonly LookupAddress[]> => {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  if (family !== 0) return [{ address: host, family }]
  if (/^(?:[^.]+\.)*localhost\.?$/.test(host)) return loopbacks
  const found = await looks.resolve(host).catch(() => [])
  if (found.length === 0)
    throw new Problem('replay-url-invalid', { url: handlerName(url), reason: 'its name is not known' })
  return found
}

/**
 * A URL that a replay may go to. One that leads off this machine, by any of its addresses, only with consent.
 * @throws Problem `replay-url-invalid`, `replay-remote`
 */
export const checkReplayUrl = async (
  text: string,
  agreed: boolean,
  looks: UrlLooks = systemLooks,
): Promise<CheckedUrl> => {
  const url = parse(text)
  const addresses = await addressesOf(url, looks)
  const own = thisMachine(looks)
  const isHere = addresses.every(({ address, family }) => own.check(address, familyName(family)))
  if (!isHere && !agreed) throw new Problem('replay-remote', { host: url.host })
  const [first] = addresses
  return {
    url: `${url.origin}${url.pathname}${url.search}`,
    lookup: (_name, options, callback) => {
      if (options.all) callback(null, [...addresses])
      else callback(null, first?.address ?? '', first?.family ?? 4)
    },
  }
}
