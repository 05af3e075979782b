import { asProblem, Problem } from '../../shared/problem.ts'
import type { TunnelPhase, TunnelState, TunnelTrouble } from '../../shared/tunnel.ts'
import { type Clock, systemClock } from '../clock.ts'
import type { TunnelEstimate } from '../delivery/line.ts'
import { makeBackOff } from './back-off.ts'
import { makeNap } from './nap.ts'
import type { Prober } from './probe.ts'
import { type Failed, prove } from './prove.ts'
import type { Tunnel, TunnelProvider } from './provider.ts'
import { makeTripEstimate } from './trip-estimate.ts'
import { makeTunnelStatus } from './tunnel-status.ts'
import { makeWaiters } from './waiters.ts'
import { watchForSleep } from './wake-watch.ts'

/** One tunnel that comes back: it opens, probes, opens again and tells. Providers know nothing of this. */
export interface TunnelManager {
  state(): TunnelState
  /** The public URL's origin while there is one, also while it is suspect. Without a trailing slash. */
  url(): string | null
  estimate(): TunnelEstimate | null
  /** Since when callers may have been sent into nothing, in milliseconds since 1970; null while it is up or closed. */
  lostSince(): number | null
  /** What another try does not cure, in the phase `failed`; null in every other. */
  problem(): Problem | null
  /**
   * Opens it; resolves with the URL once a probe has come back through it.
   * @param withinMs null: for as long as it takes
   * @throws Problem `tunnel-…`, `ssh-…` when it is not up in time or another try cannot cure it; then it is closed
   */
  open(withinMs: number | null): Promise<string>
  /** A verified delivery came through it, which proves as much as a probe. */
  delivered(): void
  /**
   * Probes at once, or tries at once to open it again: after waking up, when the network has changed, when somebody asks.
   * Resolves with whether it is up.
   */
  probe(): Promise<boolean>
  /** Never rejects. Also calls off an opening. */
  close(): Promise<void>
}

export interface TunnelManagerParts {
  readonly provider: TunnelProvider
  readonly prober: Pick<Prober, 'probe'>
  readonly probePath: string
  readonly localPort: number
  readonly wantedName: string
  readonly clock?: Clock
  readonly random?: () => number
  /** When anything of the state changed, the URL included: whoever registered the last one compares. */
  onChange(state: TunnelState): void
}

/** How long a provider may take for one try. Less than the longest back-off, so that a server's return is soon seen. */
const openWithinMs = 12_000
/** The pauses of probes spread by so much: at most 13 s, so that with its time-out a dead path shows within 15 s. */
const jitter = 0.3
const suspectPauseMs = 1_000
const busyMostMs = 60_000
/** A tunnel that was up for so long was a good one, and the next trouble is a new one. */
const longUpMs = 30_000
/** A localtunnel server holds a name for a second after its last connection; asked before that, it gives another. */
const nameHeldMs = 1_300
/** What waiting cannot cure: somebody else has the name, or nobody, or the server has only dead connections left. */
const hopeless: ReadonlySet<TunnelTrouble> = new Set(['somebody-else', 'name-lost', 'poisoned'])

const mayPass = ({ code }: Problem): boolean => code === 'tunnel-unreachable' || code === 'tunnel-not-ours'

interface Opener {
  resolve(url: string): void
  reject(problem: Problem): void
}

interface Run {
  readonly signal: AbortSignal
  callOff(): void
  /** Never rejects. */
  readonly ended: Promise<void>
}

export const makeTunnelManager = (parts: TunnelManagerParts): TunnelManager => {
  const { provider, prober, random = Math.random, clock = systemClock } = parts
  const everyMs = provider.traits.minProbeEveryMs
  const backOff = makeBackOff(random)
  const trips = makeTripEstimate()
  const nap = makeNap()
  const askers = makeWaiters<(up: boolean) => void>()
  const openers = makeWaiters<Opener>()
  const status = makeTunnelStatus(provider, trips, clock.now, parts.onChange)
  let run: Run | null = null
  let tunnel: Tunnel | null = null
  /** Of the tunnel that was proven. */
  let url: string | null = null
  /** When the first opening has to be done, on the monotonic clock. */
  let openUntil = Number.POSITIVE_INFINITY
  let upSince: number | null = null
  let problem: Problem | null = null
  let nextProbeAt = 0
  /** When a probe or a delivery came through it last, and since when that may have been no more. */
  let provenAt = 0
  let lostAt: number | null = null
  let lastDeliveryAt = Number.NEGATIVE_INFINITY

  const host = (): string => provider.host ?? provider.id
  const become = (phase: TunnelPhase, why: TunnelTrouble | null): void => status.become(phase, why, url)
  const tellAskers = (up: boolean): void => askers.tell(asker => asker(up))
  const probeAfter = (ms: number): void => {
    nextProbeAt = clock.monotonic() + ms
  }
  const probeNow = (): void => {
    probeAfter(0)
    nap.wake()
  }
  const becomeUp = (at: Tunnel): void => {
    url = at.url
    openUntil = Number.POSITIVE_INFINITY
    problem = null
    lostAt = null
    provenAt = clock.now()
    upSince ??= clock.monotonic()
    probeAfter(everyMs * (1 + jitter * random()))
    become('up', null)
    tellAskers(true)
    openers.tell(opener => opener.resolve(at.url))
  }
  const found = (at: Tunnel, { reason }: Failed): Problem =>
    new Problem('tunnel-not-ours', { url: new URL(at.url).origin, reason })

  /** Probes for as long as it is good enough; resolves with why another one has to be opened. */
  const watch = async (at: Tunnel, signal: AbortSignal): Promise<TunnelTrouble> => {
    for (let busy = 0; ; ) {
      while (!signal.aborted && clock.monotonic() < nextProbeAt)
        await nap.rest(nextProbeAt - clock.monotonic())
      if (signal.aborted) return 'gone'
      const askedAt = clock.monotonic()
      const result = await prober.probe(`${at.url}${parts.probePath}`, signal)
      if (signal.aborted) return 'gone'
      if (result.ok) trips.add(result.tripMs)
      // One that waits behind the deliveries of a full tunnel is silent, and the tunnel is not dead.
      if (result.ok || (result.trouble === 'silent' && lastDeliveryAt > askedAt)) {
        busy = 0
        becomeUp(at)
      } else if (result.trouble === 'busy') {
        busy += 1
        probeAfter(Math.min(everyMs * 2 ** busy, busyMostMs))
        become(status.phase, 'busy')
        tellAskers(status.phase === 'up')
      } else {
        const again = status.phase === 'suspect'
        problem = found(at, result)
        lostAt ??= provenAt
        become('suspect', result.trouble)
        if (again || hopeless.has(result.trouble)) return result.trouble
        probeAfter(suspectPauseMs)
        tellAskers(false)
      }
    }
  }

  /** One tunnel from its opening to its end. Resolves with why it ended. @throws Problem when it never was up */
  const live = async (signal: AbortSignal): Promise<TunnelTrouble> => {
    const at = await provider.open({
      localPort: parts.localPort,
      wantedName: parts.wantedName,
      // A little less than there is, so that the provider's own reason comes first.
      timeoutMs: Math.max(500, Math.min(openWithinMs, Math.floor(openUntil - clock.monotonic() - 250))),
      signal,
    })
    if (signal.aborted) {
      await at.close()
      return 'gone'
    }
    tunnel = at
    let goneEarly = false
    const gone = new Promise<TunnelTrouble>(resolve => {
      // Where probes watch, they end by the signal themselves; one listener for each opening would pile up.
      if (!provider.needsProbe) signal.addEventListener('abort', () => resolve('gone'), { once: true })
      at.onGone(reason => {
        if (signal.aborted || tunnel !== at) return
        problem = new Problem('tunnel-unreachable', { host: host(), reason })
        goneEarly = url === null
        if (goneEarly) return
        lostAt ??= clock.now()
        become('suspect', 'gone')
        // It may still work, and that is for a probe to say.
        if (provider.needsProbe) probeNow()
        else resolve('gone')
      })
    })
    if (provider.needsProbe) {
      const ask = () => prober.probe(`${at.url}${parts.probePath}`, signal)
      const failed = await prove(ask, trips, nap, clock.monotonic, signal, failed => {
        problem = found(at, failed)
        become(status.phase, failed.trouble)
      })
      if (failed) throw found(at, failed)
      if (signal.aborted) return 'gone'
    }
    becomeUp(at)
    if (goneEarly) probeNow()
    return provider.needsProbe ? watch(at, signal) : gone
  }

  const closeTunnel = async (): Promise<void> => {
    const last = tunnel
    tunnel = null
    url = null
    await last?.close()
  }

  /** Opens it again and again until it is called off, or something comes that another try cannot cure. */
  const keepOpen = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      const startedAt = clock.monotonic()
      let why: TunnelTrouble
      upSince = null
      try {
        why = await live(signal)
      } catch (error) {
        const failure = asProblem(error)
        if (signal.aborted) return
        await closeTunnel()
        if (!mayPass(failure)) {
          problem = failure
          become('failed', 'refused')
          tellAskers(false)
          return openers.tell(opener => opener.reject(failure))
        }
        problem = failure
        why = failure.code === 'tunnel-not-ours' && status.trouble ? status.trouble : 'unreachable'
      }
      if (signal.aborted) return
      const wasUp = upSince !== null
      if (upSince !== null && clock.monotonic() - upSince > longUpMs) backOff.reset()
      await closeTunnel()
      if (signal.aborted) return
      become(wasUp || status.phase !== 'opening' ? 'reopening' : 'opening', why)
      tellAskers(false)
      // Tries begin so far apart: one that took its time was a pause already.
      const pauseMs = backOff.next() - (wasUp ? 0 : clock.monotonic() - startedAt)
      await nap.rest(Math.max(pauseMs, wasUp && provider.traits.stableUrl === 'asked' ? nameHeldMs : 0))
    }
  }

  const start = (): Run => {
    const calledOff = new AbortController()
    const stopWatching = watchForSleep(() => {
      backOff.reset()
      probeNow()
    }, clock.now)
    backOff.reset()
    problem = null
    lostAt = null
    become('opening', null)
    return {
      signal: calledOff.signal,
      callOff: () => {
        calledOff.abort()
        nap.wake()
      },
      ended: keepOpen(calledOff.signal).finally(stopWatching),
    }
  }

  const stop = async (why: Problem, last: TunnelTrouble | null): Promise<void> => {
    const ending = run
    run = null
    ending?.callOff()
    openers.tell(opener => opener.reject(why))
    await Promise.all([closeTunnel(), ending?.ended])
    tellAskers(false)
    // Somebody may have opened it again meanwhile.
    if (run !== null) return
    trips.forget()
    become('closed', last)
  }

  const open = async (withinMs: number | null): Promise<string> => {
    if (status.phase === 'failed')
      await stop(new Problem('tunnel-unreachable', { host: host(), reason: '' }), null)
    if (url !== null) return url
    let timer: NodeJS.Timeout | undefined
    if (withinMs !== null) {
      const reason = `no answer within ${Math.round(withinMs / 1_000)} s`
      timer = setTimeout(() => {
        void stop(problem ?? new Problem('tunnel-unreachable', { host: host(), reason }), status.trouble)
      }, withinMs)
    }
    const opened = new Promise<string>((resolve, reject) => openers.add({ resolve, reject }))
    if (run === null) {
      openUntil = withinMs === null ? Number.POSITIVE_INFINITY : clock.monotonic() + withinMs
      run = start()
    }
    return opened.finally(() => clearTimeout(timer))
  }

  return {
    state: status.state,
    url: () => url,
    estimate: trips.current,
    lostSince: () => (run === null ? null : lostAt),
    problem: () => (status.phase === 'failed' ? problem : null),
    open,
    delivered: () => {
      lastDeliveryAt = clock.monotonic()
      provenAt = clock.now()
      if (tunnel === null || url === null) return
      if (status.phase === 'suspect' || status.trouble !== null) becomeUp(tunnel)
      else probeAfter(everyMs * (1 + jitter * random()))
    },
    probe: () =>
      new Promise(resolve => {
        if (run === null || status.phase === 'failed') return resolve(false)
        if (status.phase === 'up' && !provider.needsProbe) return resolve(true)
        askers.add(resolve)
        backOff.reset()
        probeNow()
      }),
    close: () => stop(new Problem('tunnel-unreachable', { host: host(), reason: 'it was called off' }), null),
  }
}
