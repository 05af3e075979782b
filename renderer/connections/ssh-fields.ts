import { asProblem, type Problem } from '../../shared/problem.ts'
import { parseSshAddress, type SshAddress, sshAddressText } from '../../shared/ssh-address.ts'

/** An SSH tunnel as it is written in a form; empty: left out. */
export interface SshFields {
  /** `user@host:port` */
  readonly server: string
  readonly url: string
  /** The port, or the address and port, that the server is asked to listen on. */
  readonly listen: string
  readonly key: string
}

export const noSsh: SshFields = { server: '', url: '', listen: '', key: '' }

const query = (name: string, value: string): string[] =>
  value.trim() === '' ? [] : [`${name}=${encodeURIComponent(value.trim())}`]

/** The form as the engine takes it, or what is wrong with it: `tunnel-host-invalid`. */
export const sshHost = ({ server, url, listen, key }: SshFields): string | Problem => {
  const more = [...query('forward', listen), ...query('url', url), ...query('key', key)]
  const whole = server.trim()
  const text = more.length === 0 ? whole : `${whole}${whole.includes('?') ? '&' : '?'}${more.join('&')}`
  try {
    return sshAddressText(parseSshAddress(text))
  } catch (error) {
    return asProblem(error)
  }
}

const serverOf = (address: SshAddress): string =>
  sshAddressText({ ...address, listen: { host: 'localhost', port: 80 }, url: null, key: null })

/** A form filled in with what was chosen the last time. */
export const sshFields = (host: string | null): SshFields => {
  try {
    const address = parseSshAddress(host ?? '')
    const { listen, url, key } = address
    const usual = sshAddressText({ ...address, key: null }).includes('forward=') === false
    return {
      server: serverOf(address),
      url: url ?? '',
      listen: usual ? '' : `${listen.host.includes(':') ? `[${listen.host}]` : listen.host}:${listen.port}`,
      key: key ?? '',
    }
  } catch {
    return noSsh
  }
}
