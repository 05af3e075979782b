import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'
import ssh2, { type ClientChannel } from 'ssh2'
import { Problem } from '../../shared/problem.ts'
import { type SshAddress, sshServer } from '../../shared/ssh-address.ts'
import type { OpenTunnel, Tunnel } from './provider.ts'
import type { HostKeys } from './ssh.ts'
import { findSshKeys } from './ssh-keys.ts'
import { pipeTo } from './ssh-pipe.ts'
import { tunnelUrlIn } from './ssh-url.ts'
import { whyUnreachable } from './why-unreachable.ts'

/** A server that is silent for so long, three times, is gone: it is noticed within 6 s. */
const keepaliveInterval = 2_000
const keepaliveCountMax = 2
/** How long a server may take to give the port back before it is left to notice the end by itself. */
const farewellMs = 500
const largestLine = 4_000

/** As `ssh-keygen -l` shows it. */
const fingerprintOf = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`

type SshError = Error & { readonly level?: string; readonly code?: string }

const whySshFailed = (error: SshError, greeting: boolean, timeoutMs: number): string => {
  if (error.code === 'ECONNRESET') return 'it ended the connection'
  if (error.level === 'client-timeout') return 'it went silent'
  if (/lost before handshake/.test(error.message)) return 'it ended the connection before a word of SSH'
  if (greeting && error.code === undefined)
    return `it does not speak SSH as Hookswitch does (${error.message})`
  return whyUnreachable(error, timeoutMs)
}

/** Also a server that ends the connection after so many keys of an agent. */
const isRefusal = (error: SshError): boolean =>
  error.level === 'client-authentication' || /authentication failures/i.test(error.message)

/** Reads what a tunnel service prints, line by line, until a URL is among it. */
const readUrl = (session: ClientChannel, server: string, onUrl: (url: string) => void): void => {
  let rest = ''
  const take = (chunk: string): void => {
    const lines = (rest + chunk).split(/[\r\n]+/)
    rest = (lines.pop() ?? '').slice(-largestLine)
    const url = lines.map(line => tunnelUrlIn(line, server)).find(found => found !== null)
    if (url) onUrl(url)
  }
  session.setEncoding('utf8').on('data', take)
  session.stderr.setEncoding('utf8').on('data', take)
}

/** @throws Problem as `TunnelProvider.open` says */
export const openSsh = (
  address: SshAddress,
  hostKeys: HostKeys,
  { localPort, timeoutMs, signal }: OpenTunnel,
): Promise<Tunnel> =>
  new Promise((resolve, reject) => {
    const { host, port, user, listen } = address
    const server = sshServer(address)
    const keys = findSshKeys(user, address.key)
    const client = new ssh2.Client()
    const locals = new Set<Socket>()
    let step: 'connect' | 'handshake' | 'login' | 'forward' | 'url' | 'up' | 'over' = 'connect'
    let fingerprint = ''
    let changed: Problem | null = null
    let forbidden = false
    let goneReason: string | null = null
    let tellGone: ((reason: string) => void) | null = null

    const end = (): void => {
      step = 'over'
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      for (const socket of locals) socket.destroy()
      client.destroy()
    }
    const fail = (problem: Problem | string): void => {
      if (step === 'over') return
      end()
      reject(
        typeof problem === 'string'
          ? new Problem('tunnel-unreachable', { host: server, reason: problem })
          : problem,
      )
    }
    const gone = (reason: string): void => {
      if (step === 'over') return
      if (step !== 'up') {
        fail(reason)
        return
      }
      end()
      goneReason = reason
      tellGone?.(reason)
    }
    const onAbort = () => fail('it was called off')
    signal.addEventListener('abort', onAbort, { once: true })
    const timer = setTimeout(() => {
      const within = `within ${Math.round(timeoutMs / 1_000)} s`
      if (step === 'handshake') fail(`something answers there, but not as an SSH server ${within}`)
      else if (step === 'url') fail(`it let us in, but printed no URL of a tunnel ${within}`)
      else fail(`no answer ${within}`)
    }, timeoutMs)
    if (signal.aborted) return onAbort()

    const up = (url: string): void => {
      if (step !== 'forward' && step !== 'url') return
      step = 'up'
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      resolve({ url, close, onGone })
    }
    const onGone = (listener: (reason: string) => void): void => {
      if (goneReason === null) tellGone = listener
      else listener(goneReason)
    }
    const close = async (): Promise<void> => {
      if (step === 'over') return
      step = 'over'
      await new Promise<void>(done => {
        const limit = setTimeout(done, farewellMs)
        client.once('close', () => {
          clearTimeout(limit)
          done()
        })
        try {
          client.unforwardIn(listen.host, listen.port, () => client.end())
        } catch {
          client.end()
        }
      })
      end()
    }

    const forward = (): void => {
      client.forwardIn(listen.host, listen.port, error => {
        if (step !== 'forward') return
        const asked = `${listen.host || '*'}:${listen.port}`
        if (error && forbidden)
          return fail(new Problem('ssh-forward-refused', { host: server, listen: asked, user }))
        if (error)
          return fail(
            `it does not let us listen on ${asked}: either an older connection still holds that port, which passes, or ${user} may not have it`,
          )
        if (address.url !== null) return up(address.url)
        step = 'url'
        client.shell(false, (error, session) => {
          if (error) return fail(`it opened no session to tell the URL in (${error.message})`)
          session.on(
            'close',
            () => step === 'url' && fail('it ended the session without the URL of a tunnel'),
          )
          readUrl(session, host, up)
        })
      })
    }

    client
      .on('connect', () => {
        step = 'handshake'
        // Without it a small answer waits for the acknowledgement of the last one: 44 ms instead of under 1.
        client.setNoDelay(true)
      })
      .on('handshake', () => {
        // Only now has the server proven that the key is its own.
        if (hostKeys.get(server) === null) hostKeys.set(server, fingerprint)
        if (step === 'handshake') step = 'login'
      })
      .on('ready', () => {
        step = 'forward'
        forward()
      })
      .on('tcp connection', pipeTo(localPort, locals))
      .on('error', (error: SshError) => {
        if (error.level === 'agent') return
        if (changed) fail(changed)
        else if (step !== 'login' || !isRefusal(error))
          gone(whySshFailed(error, step === 'handshake', timeoutMs))
        else if (keys.words === '' && keys.leftOut) fail(keys.leftOut)
        else fail(new Problem('ssh-key-refused', { host: server, key: keys.words, user }))
      })
      .on('close', () => gone('it ended the connection'))
      .connect({
        host,
        port,
        username: user,
        readyTimeout: 0,
        keepaliveInterval,
        keepaliveCountMax,
        authHandler: [...keys.methods],
        hostVerifier: (key: Buffer) => {
          fingerprint = fingerprintOf(key)
          const known = hostKeys.get(server)
          if (known === null || known === fingerprint) return true
          changed = new Problem('ssh-host-key-changed', { host: server, found: fingerprint, known })
          return false
        },
        debug: line => {
          // OpenSSH's reply is the same for a port that is taken and one that is not permitted; this it says beside it.
          if (line === 'Debug output from server: "port forwarding refused"') forbidden = true
        },
      })
  })
