import { Problem } from './problem.ts'

/** An SSH tunnel as `--tunnel-host` names it. */
export interface SshAddress {
  readonly user: string
  /** A name or an IP address; one of IPv6 without brackets. */
  readonly host: string
  readonly port: number
  /** What the server is asked to listen on. An empty host: on all of its addresses. */
  readonly listen: { readonly host: string; readonly port: number }
  /** Where the public reaches that, without a trailing slash. Null for a tunnel service, which says so itself. */
  readonly url: string | null
  /** A file, `~` for the home folder; null: the SSH agent, then the usual files. */
  readonly key: string | null
}

/** Where the README's Caddy passes calls on to. */
const ownServer = { host: '127.0.0.1', port: 8080 }
/** What `ssh -R 80:…` asks for, as the tunnel services write it in their instructions. */
const service = { host: 'localhost', port: 80 }

const example =
  'Give it as user@host, or as ssh://user@host?url=https://hooks.example.com for a server of your own.'

const form = /^(?:ssh:\/\/)?([^\s@/?#]+)@(\[[0-9a-f:.]+\]|[\p{L}\p{N}._-]+)(?::(\d+))?\/?(?:\?(.*))?$/iu
const listenForm = /^(?:(\[[0-9a-f:.]+\]|[^\s:/]*):)?(\d+)$/i
const urlForm = /^https?:\/\/[^\s/?#@\\]+(?:\/[^\s?#\\]*)?$/i

const isPort = (port: number): boolean => port >= 1 && port <= 65_535
const bare = (host: string): string => host.replace(/^\[|\]$/g, '')
const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host)

const password = /^((?:[a-z]+:\/\/)?[^:@/?]*):(?!\/\/).*@/is
/** For messages: without a password, and without a query, which may hold one by mistake. */
export const withoutPassword = (text: string): string => text.replace(password, '$1@').replace(/\?.*$/s, '')

/** @throws Problem `tunnel-host-invalid` */
export const parseSshAddress = (text: string): SshAddress => {
  const no = (reason: string, next = example): never => {
    throw new Problem('tunnel-host-invalid', { host: withoutPassword(text), reason, next })
  }
  if (password.test(text))
    no(
      'it has a password in it, which would be seen and kept',
      'Give a key instead: add it to your SSH agent, or name its file with key=….',
    )
  const decode = (part: string): string => {
    try {
      return decodeURIComponent(part)
    } catch {
      return no('it has a % that stands for nothing')
    }
  }
  if (text === '') no('an SSH tunnel needs the server that it goes to')
  const [, user, host, port = '22', query = ''] = form.exec(text) ?? []
  if (user === undefined || host === undefined)
    return no(text.includes('@') ? 'that is no SSH address' : 'it does not name a user')
  if (!isPort(Number(port))) no(`${port} is no port`)

  const given: { forward?: string; url?: string; key?: string } = {}
  for (const pair of query.split('&').filter(Boolean)) {
    const name = decode(pair.replace(/=.*$/s, ''))
    if (name !== 'forward' && name !== 'url' && name !== 'key')
      no(`it has "${name}", which means nothing here`, 'It can have forward=, url= and key=.')
    else given[name] = decode(pair.slice(name.length + 1))
  }
  const { forward, url, key } = given
  if (url !== undefined && !urlForm.test(url))
    no(`"${withoutPassword(url)}" is no public URL`, 'Give it whole, such as url=https://hooks.example.com.')
  const [, listenHost, listenPort] = forward === undefined ? [] : (listenForm.exec(forward) ?? [])
  if (forward !== undefined && !isPort(Number(listenPort)))
    no('its forward= is no host and port', 'Give what the server listens on, such as forward=127.0.0.1:8080.')
  const usual = url === undefined ? service : ownServer
  return {
    user: decode(user),
    host: bare(host),
    port: Number(port),
    listen:
      listenPort === undefined
        ? usual
        : { host: listenHost === undefined ? usual.host : bare(listenHost), port: Number(listenPort) },
    url: url === undefined ? null : url.replace(/\/+$/, ''),
    key: key || null,
  }
}

export const isSshAddress = (text: string): boolean => {
  try {
    parseSshAddress(text)
    return true
  } catch {
    return false
  }
}

/** The server as people write it: `example.com:22`. Its host key is remembered under this. */
export const sshServer = ({ host, port }: Pick<SshAddress, 'host' | 'port'>): string =>
  `${bracketed(host)}:${port}`

/** The shortest text that parses to the address again. */
export const sshAddressText = (address: SshAddress): string => {
  const { user, host, port, listen, url, key } = address
  const usual = url === null ? service : ownServer
  const forward =
    listen.host === usual.host && listen.port === usual.port
      ? null
      : `${bracketed(listen.host)}:${listen.port}`
  const encode = (text: string): string =>
    encodeURIComponent(text).replace(/%(?:2F|3A|40|5B|5D)/g, decodeURIComponent)
  const query = Object.entries({ forward, url, key }).flatMap(([name, value]) =>
    value === null ? [] : [`${name}=${encode(value)}`],
  )
  const server = `${encodeURIComponent(user)}@${bracketed(host)}${port === 22 ? '' : `:${port}`}`
  return query.length === 0 ? server : `ssh://${server}?${query.join('&')}`
}
