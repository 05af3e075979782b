import type { TunnelPhase, TunnelState, TunnelTrouble } from '../../shared/tunnel.ts'
import type { TunnelProvider } from './provider.ts'
import type { TripEstimate } from './trip-estimate.ts'

/** Where a tunnel stands, told once for each change. */
export interface TunnelStatus {
  readonly phase: TunnelPhase
  readonly trouble: TunnelTrouble | null
  state(): TunnelState
  /** @param url of the tunnel, whose change is news, too */
  become(phase: TunnelPhase, trouble: TunnelTrouble | null, url: string | null): void
}

export const makeTunnelStatus = (
  { id, host, traits }: TunnelProvider,
  trips: TripEstimate,
  now: () => number,
  onChange: (state: TunnelState) => void,
): TunnelStatus => {
  let phase: TunnelPhase = 'closed'
  let trouble: TunnelTrouble | null = null
  let since = now()
  let told = ''
  const state = (): TunnelState => {
    const estimate = trips.current()
    return {
      provider: id,
      host,
      traits,
      phase,
      trouble,
      since: new Date(since).toISOString(),
      estimateMs: estimate?.estimateMs ?? null,
      errorMs: estimate?.errorMs ?? null,
    }
  }
  return {
    get phase() {
      return phase
    },
    get trouble() {
      return trouble
    },
    state,
    become: (next, why, url) => {
      if (next !== phase) since = now()
      phase = next
      trouble = why
      const current = state()
      const news = JSON.stringify([current, url])
      if (news === told) return
      told = news
      onChange(current)
    },
  }
}
