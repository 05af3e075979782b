import type { Problem } from '../../shared/problem.ts'
import type { TunnelState } from '../../shared/tunnel.ts'
import type { TunnelEstimate } from '../delivery/line.ts'

/** One tunnel that comes back: it opens, probes, opens again and tells. Providers know nothing of this. */
export interface TunnelManager {
  state(): TunnelState
  /** The public URL's origin while there is one, also while it is suspect. Without a trailing slash. */
  url(): string | null
  /** What another try does not cure, in the phase `failed`. */
  problem(): Problem | null
  estimate(): TunnelEstimate | null
  /**
   * Opens it; resolves with the URL once a probe has come back through it.
   * @param withinMs null: for as long as it takes
   * @throws Problem `tunnel-…`, `ssh-…` when it is not up in time or another try cannot cure it; then it is closed
   */
  open(withinMs: number | null): Promise<string>
  /** A verified delivery came through it, which proves as much as a probe. */
  delivered(): void
  /** Probes at once: after waking up, when the network has changed, when somebody asks. Resolves with whether it came back. */
  probe(): Promise<boolean>
  /** Never rejects. Also calls off an opening. */
  close(): Promise<void>
}
