import { openPageClient, type PageClient } from '../../shared/page-client.ts'
import { Problem, type ProblemInfo } from '../../shared/problem.ts'
import type { OpenLine } from './engine-life.ts'
import { applyEvents, type EngineView, nothingKnown, viewOf } from './engine-view.ts'
import { portCarrier } from './port-carrier.ts'

export interface Follower {
  /** What was known last, even when the engine has gone since. */
  view(): EngineView
  /** Rejects with a Problem. */
  request: PageClient['request']
}

/**
 * Follows the engine from the main process as a page does, over the same protocol: there is no second contract.
 * @param whenReady gives a new line as soon as there is an engine
 */
export const followEngine = (
  whenReady: (take: (openLine: OpenLine) => void) => void,
  onChange: () => void,
  onNotice: (problem: ProblemInfo) => void,
): Follower => {
  let view = nothingKnown
  let client: PageClient | null = null

  const follow = (): void =>
    whenReady(openLine => {
      client = openPageClient(portCarrier(openLine('app')), {
        snapshot: snapshot => {
          view = viewOf(snapshot)
          onChange()
        },
        events: events => {
          view = applyEvents(view, events)
          for (const event of events) if (event.name === 'notice') onNotice(event.payload)
          onChange()
        },
        closed: () => {
          client = null
          // Not at once: the news that the engine has died may come a moment after its line has closed.
          setTimeout(follow, 100)
        },
      })
    })
  follow()
  return {
    view: () => view,
    request: async (name, params) => {
      if (!client) throw new Problem('engine-stopping')
      return client.request(name, params)
    },
  }
}
