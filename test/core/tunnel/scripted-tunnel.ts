import { onTestFinished, vi } from 'vitest'
import { makeTunnelManager } from '../../../core/tunnel/manager.ts'
import type { ProbeResult } from '../../../core/tunnel/probe.ts'
import type { OpenTunnel, TunnelProvider } from '../../../core/tunnel/provider.ts'
import { noTunnel } from '../../../core/tunnel/still.ts'
import { Problem } from '../../../shared/problem.ts'
import type { TunnelState, TunnelTrouble } from '../../../shared/tunnel.ts'

export const trouble = (what: TunnelTrouble): ProbeResult => ({ ok: false, trouble: what, reason: what })
export const good: ProbeResult = { ok: true, tripMs: 20 }

/** A manager in simulated time. What its provider and its probes do is set by the test, and can change at any time. */
export const scriptedTunnel = (change: Partial<TunnelProvider> = {}) => {
  vi.useFakeTimers()
  const startedAt = performance.now()
  const seconds = (): number => Math.round((performance.now() - startedAt) / 100) / 10
  const script: {
    probe: () => ProbeResult | Promise<ProbeResult>
    open: (options: OpenTunnel) => Promise<string>
  } = { probe: () => good, open: async () => 'https://one.test' }
  const opened: number[] = []
  const probes: number[] = []
  const states: TunnelState[] = []
  let gone: (reason: string) => void = () => {}
  let open = 0
  const manager = makeTunnelManager({
    provider: {
      ...noTunnel,
      id: 'localtunnel',
      host: 'https://host.test',
      needsProbe: true,
      traits: { ...noTunnel.traits, stableUrl: 'asked' },
      open: async options => {
        opened.push(seconds())
        const url = await script.open(options)
        open += 1
        return {
          url,
          close: async () => {
            open -= 1
          },
          onGone: listener => {
            gone = listener
          },
        }
      },
      ...change,
    },
    prober: {
      probe: async () => {
        probes.push(seconds())
        return script.probe()
      },
    },
    probePath: '/p/x',
    localPort: 1,
    wantedName: 'one',
    random: () => 0.5,
    onChange: state => states.push(state),
  })
  onTestFinished(async () => {
    await manager.close()
    vi.useRealTimers()
  })
  return {
    manager,
    script,
    opened,
    probes,
    states,
    /** Tunnels that are open at this moment. */
    open: () => open,
    phases: () => states.map(({ phase }) => phase).filter((phase, i, all) => phase !== all[i - 1]),
    gone: (reason: string) => gone(reason),
    pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
    unreachable: async () => {
      throw new Problem('tunnel-unreachable', { host: 'https://host.test', reason: 'nothing listens there' })
    },
  }
}
