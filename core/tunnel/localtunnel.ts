import { Worker } from 'node:worker_threads'
import { request } from 'undici'
import { Problem } from '../../shared/problem.ts'
import { within } from '../within.ts'
import type { TunnelProvider } from './provider.ts'
import { whyUnreachable } from './why-unreachable.ts'

/** What the worker tells. It is the only one that touches the localtunnel package. */
export type FromWorker =
  /** `url` is what the server says it is, whatever that may be. */
  { readonly type: 'up'; readonly url: unknown } | { readonly type: 'error'; readonly reason: string }

export interface ForWorker {
  readonly localPort: number
  readonly host: string
  readonly wantedName: string
}

/** The public server of the package's own default. */
export const defaultTunnelHost = 'https://localtunnel.me'

/** Null for a reply that names no tunnel: any web server answers something. */
const readUrl = (url: unknown): string | null =>
  typeof url === 'string' && /^https?:\/\//i.test(url) && URL.canParse(url) ? url.replace(/\/+$/, '') : null

/** The package keeps to itself why it cannot reach its server, so it is asked beside it. Null when it answers. */
const askHost = async (host: string, withinMs: number, signal: AbortSignal): Promise<string | null> => {
  try {
    const reply = await request(host, { method: 'HEAD', signal: within(withinMs, signal) })
    await reply.body.dump()
    return null
  } catch (error) {
    return whyUnreachable(error, withinMs)
  }
}

/**
 * The localtunnel package in a worker of its own: on a dead server it retries for ever, cannot be cancelled and loses
 * track of its sockets, so ending the thread is the only way to end it.
 * @param worker the built worker script, which the host knows the place of
 */
export const localtunnel = (host: string, worker: URL): TunnelProvider => ({
  id: 'localtunnel',
  host,
  traits: {
    stableUrl: 'asked',
    maxInFlight: 10,
    encryptedToServer: false,
    needsAccount: false,
    minProbeEveryMs: 10_000,
  },
  needsProbe: true,
  open: ({ localPort, wantedName, timeoutMs, signal }) =>
    new Promise((resolve, reject) => {
      const workerData: ForWorker = { localPort, host, wantedName }
      const thread = new Worker(worker, { workerData, stdout: true, stderr: true })
      let gone: ((reason: string) => void) | null = null
      /** It ended before anybody wanted to know. */
      let goneReason: string | null = null
      let up = false
      let lastError: string | null = null

      const fail = (reason: string): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', onAbort)
        void thread.terminate()
        reject(new Problem('tunnel-unreachable', { host, reason }))
      }
      const timer = setTimeout(
        () => fail(lastError ?? `no answer within ${Math.round(timeoutMs / 1_000)} s`),
        timeoutMs,
      )
      void askHost(host, Math.max(1, Math.floor(timeoutMs - 500)), signal).then(reason => {
        lastError ??= reason
      })
      const onAbort = () => fail('it was called off')
      signal.addEventListener('abort', onAbort, { once: true })

      const takeError = (reason: string): void => {
        if (!up) {
          lastError = reason
          return
        }
        goneReason ??= reason
        gone?.(reason)
        gone = null
      }
      thread.on('message', (message: FromWorker) => {
        if (message.type === 'error') return takeError(message.reason)
        const url = readUrl(message.url)
        if (url === null) return fail('it answered without the URL of a tunnel')
        up = true
        clearTimeout(timer)
        signal.removeEventListener('abort', onAbort)
        resolve({
          url,
          close: async () => {
            gone = null
            await thread.terminate()
          },
          onGone: listener => {
            if (goneReason === null) gone = listener
            else listener(goneReason)
          },
        })
      })
      thread.on('error', error => (up ? takeError(error.message) : fail(error.message)))
      thread.on('exit', () => (up ? takeError('its worker has ended') : fail('its worker has ended')))
      if (signal.aborted) onAbort()
    }),
})
