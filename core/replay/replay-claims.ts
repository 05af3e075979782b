import { randomBytes } from 'node:crypto'
import type { CaptureSummary, HeaderList } from '../../shared/capture.ts'

/** Says of which capture something is a replay. Anybody can write it: alone it makes nothing a replay. */
export const replayOfHeader = 'X-Hookswitch-Replay-Of'
const tokenHeader = 'x-hookswitch-replay-token'

/** What the engine knows of a delivery that it sends to itself. */
export interface ReplayMark {
  /** The capture that is sent again. */
  readonly of: string
  readonly changes: readonly string[]
  /** It goes straight to the receiver, past the tunnel. */
  readonly direct: boolean
  /** It has been captured and answered. */
  taken(capture: CaptureSummary): void
}

/**
 * Which deliveries are replays of ours: each carries a token that nobody can guess and that counts once. A delivery that
 * only says that it is one comes from outside, and is as live as any other.
 */
export interface ReplayClaims {
  /** @returns the header to send, and how to take it back when nothing came of it */
  issue(mark: ReplayMark): { readonly header: readonly [string, string]; withdraw(): void }
  /** Finds out whose a delivery is. Of one of ours the token is taken out: no capture and no handler ever sees it. */
  claim(headers: HeaderList): { readonly headers: HeaderList; readonly mark: ReplayMark | null }
  /** A live delivery is under way, until the returned function is called. */
  live(): () => void
  /** How many are. */
  liveNow(): number
}

export const makeReplayClaims = (): ReplayClaims => {
  const open = new Map<string, ReplayMark>()
  let underWay = 0
  return {
    issue: mark => {
      const token = randomBytes(24).toString('base64url')
      open.set(token, mark)
      return { header: [tokenHeader, token], withdraw: () => void open.delete(token) }
    },
    claim: headers => {
      // On the way of every call: without a replay under way not even the names are read.
      if (open.size === 0) return { headers, mark: null }
      const at = headers.findIndex(([name, value]) => name.toLowerCase() === tokenHeader && open.has(value))
      const token = headers[at]?.[1]
      const mark = token === undefined ? undefined : open.get(token)
      if (token === undefined || !mark) return { headers, mark: null }
      open.delete(token)
      return { headers: headers.toSpliced(at, 1), mark }
    },
    live: () => {
      underWay += 1
      return () => {
        underWay -= 1
      }
    },
    liveNow: () => underWay,
  }
}
