import { setTimeout as sleep } from 'node:timers/promises'
import { asProblem, Problem } from '../../shared/problem.ts'
import type { ConnectionState } from '../../shared/state.ts'
import type { TunnelState } from '../../shared/tunnel.ts'
import type { Line } from '../delivery/line.ts'
import type { Voice } from '../platforms/endpoint-api.ts'
import { platformAdapter } from '../platforms/registry.ts'
import { mayPass, pauseAfter } from '../platforms/retry.ts'
import type { Receiver, RequestListener } from '../receiver/receiver.ts'
import type { TunnelManager } from '../tunnel/manager.ts'
import { makeUndoStack } from '../undo-stack.ts'
import { type AnsweringDeeds, type AnsweringParts, makeAnswering } from './answering.ts'
import { connectionLine } from './connection-line.ts'
import { followTunnel, type TunnelNews } from './follow-tunnel.ts'
import { type LookDeeds, makeLook } from './look.ts'
import { numberFilter } from './number-filter.ts'
import type { ConnectionPlan } from './plan.ts'
import { makeRegistration, type Registration, type RegistrationParts } from './registration.ts'

export interface ConnectionParts extends RegistrationParts, AnsweringParts {
  readonly receiver: Receiver
  tunnelManager(plan: ConnectionPlan, onChange: (state: TunnelState) => void): TunnelManager
  /** The listener for this line's deliveries. */
  listenerFor(line: Line): RequestListener
  /** Whether a call was taken before, in this run or an earlier one. */
  tookCall(connectionId: string, callId: string): boolean
  onChange(state: ConnectionState): void
}

export interface Connection extends AnsweringDeeds, LookDeeds {
  readonly id: string
  state(): ConnectionState
  /**
   * Tunnel, probe, endpoint: resolves when live. Rejects with a Problem, which the state then shows too.
   * @param patient tries for as long as it takes, as at a start without a network
   */
  open(patient?: boolean): Promise<void>
  /** Releases the endpoint first, then the tunnel. Resolves with what could not be released. */
  close(): Promise<Problem[]>
  /** Disables the endpoint and keeps everything else; what still arrives gets "use your own agent". Rejects with a Problem. */
  pause(): Promise<void>
  resume(): Promise<void>
  /** The machine goes to sleep: the endpoint is disabled until `wake`. */
  sleep(): Promise<void>
  wake(): Promise<void>
  /** Asks through the tunnel at once whether it leads here. */
  probe(): Promise<boolean>
  /** Counts from the next delivery on. */
  setOnlyNumbers(numbers: readonly string[]): void
  /** What its deliveries need to know of it. */
  readonly line: Line
  readonly registration: Registration
  voices(): Promise<Voice[]>
}

const longestPauseMs = 30_000
const wasCalledOff = (): Problem => new Problem('called-off')

/** A tunnel server that does not give a working tunnel within this time is given up on. */
const tunnelWithinMs = 10_000

export const makeConnection = (
  plan: ConnectionPlan,
  pathToken: string,
  parts: ConnectionParts,
): Connection => {
  const platform = platformAdapter(plan.platform)
  const path = `/h/${pathToken}`
  const opened = makeUndoStack()
  let status: ConnectionState['status'] = 'off'
  let problem: Problem | null = null
  let opening: Promise<void> | null = null
  let calledOff = new AbortController()
  let closing: Promise<Problem[]> | null = null
  let asleep = false

  const changed = (): void => parts.onChange(state())
  const answering = makeAnswering(plan, parts, changed)
  const look = makeLook(plan, changed)
  let onlyNumbers = plan.onlyNumbers
  let isOurs = numberFilter(onlyNumbers)
  const tunnel = parts.tunnelManager(plan, tunnelChanged)
  const registration = makeRegistration(plan, platform, parts, changed)
  const follower = followTunnel({
    want: registration.want,
    told: registration.endpoint,
    probe: tunnel.probe,
    onRefused: parts.onProblem,
    onChange: changed,
  })
  const isOpen = (): boolean => status === 'live' || status === 'paused'
  const publicUrl = (): string | null => {
    const url = tunnel.url()
    return url === null ? null : `${url}${path}`
  }

  const state = (): ConnectionState => {
    const endpoint = registration.endpoint()
    return {
      id: plan.id,
      platform: plan.platform,
      ...look.state(),
      mode: plan.mode,
      status,
      problem: problem?.info ?? null,
      publicUrl: publicUrl(),
      receiverUrl: status === 'off' ? null : `http://127.0.0.1:${parts.receiver.port}${path}`,
      endpointId: registration.endpointId,
      endpoint: endpoint && { ...endpoint, changing: endpoint.changing || follower.proving },
      events: [...plan.events],
      tunnel: tunnel.state(),
      apiUrl: registration.apiUrl,
      apiKeySet: plan.mode === 'account' && plan.apiKey !== null,
      ...answering.state(),
      onlyNumbers: [...onlyNumbers],
    }
  }
  const become = (next: ConnectionState['status'], why: Problem | null = null): void => {
    status = next
    problem = why
    changed()
    answering.nowLive(status === 'live')
  }

  const news = ({ phase }: TunnelState): TunnelNews => ({
    phase,
    url: publicUrl(),
    lostSince: tunnel.lostSince(),
  })
  function tunnelChanged(now: TunnelState): void {
    const broken = tunnel.problem()
    if (isOpen() && broken) fail(broken).catch(error => parts.onProblem(asProblem(error)))
    else {
      if (isOpen()) follower.tunnelChanged(news(now))
      changed()
    }
  }

  const line = connectionLine({
    plan,
    platform,
    registration,
    tunnel,
    receiverPort: parts.receiver.port,
    isPaused: () => status === 'paused',
    isOurs: described => isOurs(described),
    publicUrl,
    ...answering.line,
    privacy: () => look.state().privacy,
    tookCall: parts.tookCall,
  })

  const openOnce = async (patient: boolean): Promise<void> => {
    await answering.open()
    await registration.prepare()
    if (calledOff.signal.aborted) throw wasCalledOff()
    await tunnel.open(patient ? null : tunnelWithinMs)
    if (calledOff.signal.aborted) throw wasCalledOff()
    // The line is served before the endpoint exists: its first delivery may come before the reply that brings the secret.
    opened.push(parts.receiver.serve(path, parts.listenerFor(line)))
    await registration.register(publicUrl() ?? '')
    // The list of voices only adds warnings: nobody waits for it, and its absence is no failure.
    registration.voices().catch(() => {})
  }

  const tearDown = async (): Promise<Problem[]> => {
    follower.stop()
    const left = await registration.release()
    await opened.run()
    await tunnel.close()
    await answering.close()
    return left
  }
  const openAll = async (patient: boolean): Promise<void> => {
    for (let failures = 1; ; failures++)
      try {
        return await openOnce(patient)
      } catch (error) {
        const why = asProblem(error)
        for (const left of await tearDown()) parts.onProblem(left)
        if (!patient || !mayPass(why) || calledOff.signal.aborted) throw why
        become('opening', why)
        await sleep(pauseAfter(why, failures, longestPauseMs), undefined, calledOff).catch(() => {})
        if (calledOff.signal.aborted) throw wasCalledOff()
      }
  }

  /** Whoever asks for the end while it is coming gets the same one. */
  const end = (then: (left: Problem[]) => void): Promise<Problem[]> => {
    closing ??= tearDown()
      .then(left => {
        closing = null
        then(left)
        return left
      })
      .catch(error => {
        closing = null
        throw error
      })
    return closing
  }
  /** Another try would not cure it: the reason stands on the card, and what could not be released is told beside it. */
  const fail = async (why: Problem): Promise<void> => {
    become('closing')
    const left = await end(() => become('failed', why))
    for (const problem of left) parts.onProblem(problem)
  }

  return {
    id: plan.id,
    state,
    line,
    registration,
    open: async (patient = false) => {
      if (opening) return opening
      await closing?.catch(() => {})
      if (opening) return opening
      if (isOpen()) return
      calledOff = new AbortController()
      opening = openAll(patient).then(
        () => {
          follower.start(publicUrl() ?? registration.endpoint()?.url ?? '')
          become('live')
          if (asleep) follower.hold().catch(() => {})
          // What happened to the tunnel while the platform was asked.
          follower.tunnelChanged(news(tunnel.state()))
        },
        error => {
          // Whoever called it off closes it as well, and says so.
          if (!calledOff.signal.aborted) become('failed', asProblem(error))
          throw error
        },
      )
      become('opening')
      await opening.finally(() => {
        opening = null
      })
    },
    close: async () => {
      if (opening) {
        // An endpoint that is being registered is waited for and released; anything before that is called off.
        calledOff.abort()
        if (tunnel.state().phase !== 'up') await tunnel.close()
        await opening.catch(() => {})
      }
      if (closing) return closing
      if (status === 'off') {
        await answering.close()
        return []
      }
      become('closing')
      return end(left => become('off', left[0] ?? null))
    },
    pause: async () => {
      if (status !== 'live') return
      become('paused')
      await follower.hold()
    },
    resume: async () => {
      if (status !== 'paused') return
      become('live')
      if (!asleep) await follower.letGo()
    },
    sleep: async () => {
      asleep = true
      if (status === 'live') await follower.hold()
    },
    wake: async () => {
      asleep = false
      if (status === 'live') await follower.letGo()
    },
    probe: tunnel.probe,
    ...answering.deeds,
    ...look.deeds,
    setOnlyNumbers: numbers => {
      onlyNumbers = numbers
      isOurs = numberFilter(numbers)
      changed()
    },
    voices: registration.voices,
  }
}
