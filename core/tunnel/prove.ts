import type { Nap } from './nap.ts'
import type { ProbeResult } from './probe.ts'
import type { TripEstimate } from './trip-estimate.ts'

export type Failed = Extract<ProbeResult, { ok: false }>

/** How long a new URL may take to lead here: names and edges lag. */
const withinMs = 5_000
const pauseMs = 200
const busyMostMs = 60_000

/**
 * Asks through a new URL until it leads here, then measures the way with two more round trips.
 * A busy server is not a dead one: it is asked less and less, for as long as it says so.
 * @param ask never rejects
 * @returns null when it leads here or was called off, else what was found there last
 */
export const prove = async (
  ask: () => Promise<ProbeResult>,
  trips: TripEstimate,
  nap: Nap,
  monotonic: () => number,
  signal: AbortSignal,
  onTrouble: (failed: Failed) => void,
): Promise<Failed | null> => {
  const until = monotonic() + withinMs
  for (let good = 0, busy = 0; good < 3; ) {
    const result = await ask()
    if (signal.aborted) return null
    if (result.ok) {
      if (good === 0) trips.forget()
      good += 1
      trips.add(result.tripMs)
      continue
    }
    onTrouble(result)
    if (result.trouble === 'busy') await nap.rest(Math.min(1_000 * 2 ** busy++, busyMostMs))
    else if (monotonic() > until) return result
    else await nap.rest(pauseMs)
  }
  return null
}
