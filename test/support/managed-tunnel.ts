import { onTestFinished } from 'vitest'
import { openReceiver, type RequestListener } from '../../core/receiver/receiver.ts'
import { localtunnel } from '../../core/tunnel/localtunnel.ts'
import { makeTunnelManager, type TunnelManager } from '../../core/tunnel/manager.ts'
import { makeProber } from '../../core/tunnel/probe.ts'
import type { TunnelPhase, TunnelState } from '../../shared/tunnel.ts'
import { builtWorkers } from './built.ts'
import type { TunnelServer } from './tunnel-server.ts'

export interface ManagedTunnel {
  readonly manager: TunnelManager
  readonly states: readonly TunnelState[]
  /** The phases so far, without repetitions. */
  phases(): TunnelPhase[]
  /** @returns milliseconds that it took */
  until(phase: TunnelPhase, withinMs: number): Promise<number>
  /** The port refuses until the returned function opens it again, with nothing but the probe's path. */
  closeReceiver(): Promise<() => Promise<void>>
  /** Serves `/h`. */
  serve(listener: RequestListener): void
}

/** A receiver, and a manager whose localtunnel leads to it. @param probeEveryMs short, where the pause is not what is tested */
export const managedTunnel = async (
  tunnels: Pick<TunnelServer, 'host'>,
  probeEveryMs = 10_000,
  wantedName = 'abcdefghij0123456789',
): Promise<ManagedTunnel> => {
  let receiver = await openReceiver(0)
  const { port } = receiver
  const prober = makeProber()
  receiver.serve('/p/probe', prober.listener)
  const provider = localtunnel(tunnels.host, builtWorkers.tunnelWorker)
  const states: TunnelState[] = []
  const manager = makeTunnelManager({
    provider: { ...provider, traits: { ...provider.traits, minProbeEveryMs: probeEveryMs } },
    prober,
    probePath: '/p/probe',
    localPort: port,
    wantedName,
    onChange: state => states.push(state),
  })
  onTestFinished(async () => {
    await manager.close()
    await receiver.close(0)
  })
  return {
    manager,
    states,
    phases: () => states.map(({ phase }) => phase).filter((phase, i, all) => phase !== all[i - 1]),
    until: async (phase, withinMs) => {
      const startedAt = performance.now()
      while (manager.state().phase !== phase) {
        if (performance.now() - startedAt > withinMs)
          throw new Error(`it is ${JSON.stringify(manager.state())} and not ${phase} after ${withinMs} ms`)
        await new Promise(resolve => setTimeout(resolve, 10))
      }
      return performance.now() - startedAt
    },
    closeReceiver: async () => {
      await receiver.close(0)
      return async () => {
        receiver = await openReceiver(port)
        receiver.serve('/p/probe', prober.listener)
      }
    },
    serve: listener => {
      receiver.serve('/h', listener)
    },
  }
}
