import { asProblem } from '../shared/problem.ts'
import { mainConnection } from './engine/engine-view.ts'
import type { Follower } from './engine/follow-engine.ts'
import { sayProblem } from './say.ts'

export interface ConnectionSwitch {
  /** Closes what is live; its endpoint is released. */
  pause(): void
  /** Opens again what was paused. */
  resume(): void
}

/** Pause and resume as the tray means them, by the requests that a page would make. */
export const connectionSwitch = (follower: Follower): ConnectionSwitch => {
  let paused: readonly string[] = []
  const ask = (name: 'connections.connect' | 'connections.disconnect', ids: readonly string[]): void => {
    // A connection that fails shows it in its state, and so in page and tray.
    for (const connectionId of ids)
      follower.request(name, { connectionId }).catch(error => sayProblem(asProblem(error)))
  }
  return {
    pause: () => {
      const { connections } = follower.view()
      paused = connections.filter(c => c.status === 'live').map(c => c.id)
      ask('connections.disconnect', paused)
    },
    resume: () => {
      const view = follower.view()
      const failed = view.connections.filter(c => c.status === 'failed').map(c => c.id)
      const usual = view.connections.filter(c => c.mode === 'practice').map(c => c.id)
      const known = paused.filter(id => view.connections.some(c => c.id === id && c.status !== 'live'))
      const wanted = [failed, known, usual].find(ids => ids.length > 0) ?? []
      if (mainConnection(view)?.status !== 'live') ask('connections.connect', wanted)
    },
  }
}
