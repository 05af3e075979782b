import { asProblem } from '../shared/problem.ts'
import type { ConnectionState } from '../shared/state.ts'
import { mainConnection } from './engine/engine-view.ts'
import type { Follower } from './engine/follow-engine.ts'
import { sayProblem } from './say.ts'

export interface ConnectionSwitch {
  /** Disables the endpoints of what is live, so that no caller waits for this laptop. */
  pause(): void
  /** Active again; what had failed or was off is connected anew. */
  resume(): void
}

type Change = 'connections.connect' | 'connections.pause' | 'connections.resume'

/** Pause and resume as the tray means them, by the requests that a page would make. */
export const connectionSwitch = (follower: Follower): ConnectionSwitch => {
  const ask = (name: Change, connections: readonly ConnectionState[]): void => {
    // A connection that fails shows it in its state, and so in page and tray.
    for (const { id } of connections)
      follower.request(name, { connectionId: id }).catch(error => sayProblem(asProblem(error)))
  }
  const those = (fits: (c: ConnectionState) => boolean) => follower.view().connections.filter(fits)
  return {
    pause: () =>
      ask(
        'connections.pause',
        those(c => c.status === 'live'),
      ),
    resume: () => {
      const paused = those(c => c.status === 'paused')
      if (paused.length > 0) return ask('connections.resume', paused)
      const failed = those(c => c.status === 'failed')
      const usual = those(c => c.mode === 'practice' && c.status === 'off')
      if (mainConnection(follower.view())?.status !== 'live')
        ask('connections.connect', failed.length > 0 ? failed : usual)
    },
  }
}
