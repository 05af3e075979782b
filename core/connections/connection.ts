import { asProblem, Problem } from '../../shared/problem.ts'
import type { ConnectionState } from '../../shared/state.ts'
import type { AnswerBook } from '../answers/answer-book.ts'
import type { Line, TunnelEstimate } from '../delivery/line.ts'
import type { Voice } from '../platforms/endpoint-api.ts'
import { platformAdapter } from '../platforms/registry.ts'
import type { Receiver, RequestListener } from '../receiver/receiver.ts'
import { makeCrowd } from '../tunnel/crowd.ts'
import type { Prober } from '../tunnel/probe.ts'
import type { Tunnel, TunnelProvider } from '../tunnel/provider.ts'
import { makeUndoStack } from '../undo-stack.ts'
import type { ConnectionPlan } from './plan.ts'
import { makeRegistration, type RegistrationParts } from './registration.ts'

export interface ConnectionParts extends RegistrationParts {
  readonly receiver: Receiver
  readonly prober: Prober
  readonly probePath: string
  readonly answers: AnswerBook
  readonly tunnelName: string
  tunnelProvider(choice: string, host: string | undefined): TunnelProvider
  /** The listener for this line's deliveries. */
  listenerFor(line: Line): RequestListener
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
  voices(): Promise<Voice[]>
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
  const registration = makeRegistration(plan, platform, parts)
  const opened = makeUndoStack()
  let status: ConnectionState['status'] = 'off'
  let problem: Problem | null = null
  let { answerId, forwardTo, handlerSecret } = plan
  let publicUrl: string | null = null
  let estimate: TunnelEstimate | null = null
  let opening: { done: Promise<void>; calledOff: AbortController } | null = null

  const state = (): ConnectionState => ({
    id: plan.id,
    platform: plan.platform,
    name: plan.name,
    mode: plan.mode,
    status,
    problem: problem?.info ?? null,
    publicUrl,
    receiverUrl: status === 'off' ? null : `http://127.0.0.1:${parts.receiver.port}${path}`,
    endpointId: registration.endpointId,
    endpoint: null,
    events: [...plan.events],
    tunnel: {
      provider: provider.id,
      host: provider.host,
      traits: provider.traits,
      phase: status === 'live' ? 'up' : 'closed',
      trouble: null,
      since: new Date(0).toISOString(),
      estimateMs: estimate?.estimateMs ?? null,
      errorMs: estimate?.errorMs ?? null,
    },
    apiUrl: registration.apiUrl,
    apiKeySet: plan.mode === 'account' && plan.apiKey !== null,
    forwardTo,
    handlerSecretSet: handlerSecret !== null,
    handlerProblem: null,
    answerId,
    onlyNumbers: [],
  })
  const become = (next: ConnectionState['status'], why: Problem | null = null): void => {
    status = next
    problem = why
    parts.onChange(state())
  }

  const line: Line = {
    connectionId: plan.id,
    platform,
    secret: registration.secret,
    answer: () => parts.answers.live(answerId),
    forward: () => (forwardTo === null ? null : { url: forwardTo, secret: handlerSecret }),
    tunnel: () => estimate,
    crowd: makeCrowd(
      provider.traits.maxInFlight,
      () => estimate?.estimateMs ?? 0,
      () => performance.now(),
    ),
    delivered: () => {},
    voices: () => registration.voiceIds,
  }

  const openTunnel = async (signal: AbortSignal): Promise<Tunnel> => {
    const startedAt = performance.now()
    const tunnel = await provider.open({
      localPort: parts.receiver.port,
      wantedName: parts.tunnelName,
      timeoutMs: tunnelWithinMs,
      signal,
    })
    opened.push(() => tunnel.close())
    if (provider.needsProbe) {
      const leftMs = tunnelWithinMs - (performance.now() - startedAt)
      estimate = await parts.prober.waitUntilUp(`${tunnel.url}${parts.probePath}`, leftMs, signal)
    }
    tunnel.onGone(reason =>
      become('failed', new Problem('tunnel-unreachable', { host: provider.host ?? tunnel.url, reason })),
    )
    return tunnel
  }

  const openAll = async (signal: AbortSignal): Promise<void> => {
    await registration.prepare()
    const tunnel = await openTunnel(signal)
    // The line is served before the endpoint exists: its first delivery may come before the reply that brings the secret.
    opened.push(parts.receiver.serve(path, parts.listenerFor(line)))
    publicUrl = `${tunnel.url}${path}`
    await registration.register(publicUrl)
    // The list of voices only adds warnings: nobody waits for it, and its absence is no failure.
    registration.voices().catch(() => {})
  }

  const tearDown = async (): Promise<Problem[]> => {
    const left = await registration.release()
    await opened.run()
    publicUrl = null
    estimate = null
    return left
  }

  return {
    id: plan.id,
    state,
    open: async () => {
      if (opening) return opening.done
      if (status === 'live') return
      const calledOff = new AbortController()
      const done = openAll(calledOff.signal).then(
        () => become('live'),
        async error => {
          await tearDown()
          const why = asProblem(error)
          become('failed', why)
          throw why
        },
      )
      opening = { done, calledOff }
      become('opening')
      await done.finally(() => {
        opening = null
      })
    },
    close: async () => {
      opening?.calledOff.abort()
      await opening?.done.catch(() => {})
      if (status === 'off') return []
      become('closing')
      const left = await tearDown()
      become('off', left[0] ?? null)
      return left
    },
    useAnswer: id => {
      answerId = id
      parts.onChange(state())
    },
    setForward: (url, secret) => {
      forwardTo = url
      handlerSecret = secret
      parts.onChange(state())
    },
    voices: registration.voices,
  }
}
