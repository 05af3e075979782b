import type { TunnelEstimate } from '../delivery/line.ts'
import type { Receiver } from '../receiver/receiver.ts'
import { unguessable } from '../settings/settings.ts'
import { makeProber } from '../tunnel/probe.ts'

/**
 * Asks through a public URL whether it leads to this receiver: the one place where the doctor uses the prober.
 * @param url without a trailing slash
 * @throws Problem `tunnel-not-ours` with what was found there instead
 */
export const probeThrough = async (
  receiver: Pick<Receiver, 'serve'>,
  url: string,
  withinMs: number,
  signal: AbortSignal,
): Promise<TunnelEstimate> => {
  const prober = makeProber()
  const path = `/p/${unguessable(28)}`
  const unserve = receiver.serve(path, prober.listener)
  try {
    return await prober.waitUntilUp(`${url}${path}`, withinMs, signal)
  } finally {
    unserve()
  }
}
