import type { Carrier } from '../../shared/protocol.ts'

/** Why a line ended: `refused` means that trying again with the same token is of no use. */
export type LineEnd = 'lost' | 'refused'

/** A carrier that can also say why it ended. */
export interface HostCarrier extends Carrier {
  /** Like `onClose`, with the reason. */
  onEnd(listener: (end: LineEnd) => void): void
}
