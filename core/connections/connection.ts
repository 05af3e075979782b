import { asProblem, Problem } from '../../shared/problem.ts'
import type { ConnectionState } from '../../shared/state.ts'
import type { AnswerBook } from '../answers/answer-book.ts'
import type { Line, TunnelEstimate } from '../delivery/line.ts'
import { type Lease, takeLease } from '../lease/lease.ts'
import { platformAdapter } from '../platforms/registry.ts'
import type { Receiver, RequestListener } from '../receiver/receiver.ts'
import type { Prober } from '../tunnel/probe.ts'
import type { Tunnel, TunnelProvider } from '../tunnel/provider.ts'
import { deferred } from './deferred.ts'
import type { ConnectionPlan } from './plan.ts'

/** Where an account's endpoint is registered. */
export interface Account {
  readonly apiUrl: string
  readonly apiKey: string
}

export interface ConnectionParts {
  readonly receiver: Receiver
  readonly prober: Prober
  readonly probePath: string
  readonly answers: AnswerBook
  readonly userAgent: string
  readonly tunnelName: string
  tunnelProvider(choice: string, host: string | undefined): TunnelProvider
  /** The listener for this line's deliveries. */
  listenerFor(line: Line): RequestListener
  /** The practice line's simulator is an account like any other, on this machine. */
  practiceAccount(): Promise<Account>
  /** Keeps the one-time secret; forgets it with null. */
  keepEndpointSecret(connectionId: string, secret: string | null): Promise<void>
  onChange(state: ConnectionState): void
}

export interface Connection {
  readonly id: string
  state(): ConnectionState
  /** Tunnel, probe, endpoint: resolves when live. Rejects with a Problem, which the state then shows too. */
  open(): Promise<void>
  /** Releases the endpoint first, then the tunnel. Resolves with what could not be released. */
  close(): Promise<Problem[]>
  useAnswer(answerId: string): void
  setForward(forwardTo: string | null, handlerSecret: string | null): void
  voices(): Promise<{ id: string; label: string }[]>
}

/** A tunnel server that does not give a working tunnel within this time is given up on. */
const tunnelWithinMs = 10_000

export const makeConnection = (
  plan: ConnectionPlan,
  pathToken: string,
  parts: ConnectionParts,
): Connection => {
  const platform = platformAdapter(plan.platform)
  const path = `/h/${pathToken}`
  const provider = parts.tunnelProvider(plan.tunnel, plan.tunnelHost)
  let status: ConnectionState['status'] = 'off'
  let problem: Problem | null = null
  let answerId = plan.answerId
  let forwardTo = plan.forwardTo
  let handlerSecret = plan.handlerSecret
  let publicUrl: string | null = null
  let estimate: TunnelEstimate | null = null
  let lease: Lease | null = null
  let account: Account | null = null
  let secret: string | Promise<string> = ''
  let voices: { id: string; label: string }[] | null = null
  let voiceIds: ReadonlySet<string> | null = null
  let opening: { done: Promise<void>; calledOff: AbortController } | null = null
  let undo: (() => unknown)[] = []

  const state = (): ConnectionState => ({
    id: plan.id,
    platform: plan.platform,
    name: plan.name,
    mode: plan.mode,
    status,
    problem: problem?.info ?? null,
    publicUrl,
    receiverUrl: status === 'off' ? null : `http://127.0.0.1:${parts.receiver.port}${path}`,
    endpointId: lease?.endpointId ?? null,
    events: [...plan.events],
    tunnel: {
      provider: provider.id,
      host: provider.host,
      estimateMs: estimate?.estimateMs ?? null,
      errorMs: estimate?.errorMs ?? null,
    },
    apiUrl: account?.apiUrl ?? (plan.mode === 'account' ? plan.apiUrl : null),
    apiKeySet: plan.mode === 'account' && plan.apiKey !== null,
    forwardTo,
    handlerSecretSet: handlerSecret !== null,
    answerId,
  })
  const tell = (): void => parts.onChange(state())

  const line: Line = {
    connectionId: plan.id,
    platform,
    secret: () => secret,
    answer: () => parts.answers.live(answerId),
    forward: () => (forwardTo === null ? null : { url: forwardTo, secret: handlerSecret }),
    tunnel: () => estimate,
    voices: () => voiceIds,
  }

  const openTunnel = async (signal: AbortSignal): Promise<Tunnel> => {
    const startedAt = performance.now()
    const tunnel = await provider.open({
      localPort: parts.receiver.port,
      wantedName: parts.tunnelName,
      timeoutMs: tunnelWithinMs,
      signal,
    })
    undo.push(() => tunnel.close())
    if (provider.needsProbe) {
      const leftMs = tunnelWithinMs - (performance.now() - startedAt)
      estimate = await parts.prober.waitUntilUp(`${tunnel.url}${parts.probePath}`, leftMs, signal)
    }
    tunnel.onGone(reason => {
      problem = new Problem('tunnel-unreachable', { host: provider.host ?? tunnel.url, reason })
      status = 'failed'
      tell()
    })
    return tunnel
  }

  const findAccount = async (): Promise<Account> => {
    if (plan.mode === 'practice') return parts.practiceAccount()
    if (plan.mode === 'account' && plan.apiKey !== null) return { apiUrl: plan.apiUrl, apiKey: plan.apiKey }
    throw new Problem('no-api-key', { platform: platform.facts.name })
  }

  const apiOf = ({ apiUrl, apiKey }: Account) =>
    platform.endpointApi({ apiUrl, apiKey, userAgent: parts.userAgent })

  /** The line is served before the endpoint exists: its first delivery may come before the reply that brings the secret. */
  const register = async (found: Account, url: string): Promise<void> => {
    const told = deferred<string>()
    secret = told.promise
    try {
      lease = await takeLease(apiOf(found), platform.facts.name, url, plan.events)
    } catch (error) {
      told.reject(error)
      throw error
    }
    secret = lease.secret
    told.resolve(lease.secret)
    await parts.keepEndpointSecret(plan.id, lease.secret)
  }

  const fetchVoices = async (): Promise<{ id: string; label: string }[]> => {
    if (voices || account === null) return voices ?? []
    voices = await apiOf(account).voices(AbortSignal.timeout(8_000))
    voiceIds = voices.length > 0 ? new Set(voices.map(v => v.id)) : null
    return voices
  }

  const openAll = async (signal: AbortSignal): Promise<void> => {
    const found = plan.mode === 'manual' ? null : await findAccount()
    if (plan.mode === 'manual') secret = plan.endpointSecret
    undo.push(parts.receiver.serve(path, parts.listenerFor(line)))
    const tunnel = await openTunnel(signal)
    publicUrl = `${tunnel.url}${path}`
    tell()
    if (found) {
      account = found
      await register(found, publicUrl)
      // The list of voices only adds warnings: nobody waits for it, and its absence is no failure.
      fetchVoices().catch(() => {})
    }
  }

  const tearDown = async (): Promise<Problem[]> => {
    const left: Problem[] = []
    if (lease) {
      try {
        await lease.release()
        await parts.keepEndpointSecret(plan.id, null)
      } catch (error) {
        left.push(asProblem(error))
      }
    }
    lease = null
    for (const step of undo.reverse()) await step()
    undo = []
    publicUrl = null
    estimate = null
    account = null
    return left
  }

  const close = async (): Promise<Problem[]> => {
    if (opening) {
      opening.calledOff.abort()
      await opening.done.catch(() => {})
    }
    if (status === 'off') return []
    status = 'closing'
    tell()
    const left = await tearDown()
    status = 'off'
    problem = left[0] ?? null
    tell()
    return left
  }

  return {
    id: plan.id,
    state,
    open: async () => {
      if (opening) return opening.done
      if (status === 'live') return
      const calledOff = new AbortController()
      status = 'opening'
      problem = null
      tell()
      const done = openAll(calledOff.signal).then(
        () => {
          status = 'live'
        },
        async error => {
          await tearDown()
          status = 'failed'
          problem = asProblem(error)
          throw problem
        },
      )
      opening = { done, calledOff }
      await done.finally(() => {
        opening = null
        tell()
      })
    },
    close,
    useAnswer: id => {
      answerId = id
      tell()
    },
    setForward: (url, newSecret) => {
      forwardTo = url
      handlerSecret = newSecret
      tell()
    },
    voices: fetchVoices,
  }
}
