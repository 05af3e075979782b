import type { Handlers } from '../../shared/contract.ts'
import type { HandlerParts } from './handlers.ts'

/** Sending captures again, and sharing them as text. */
export const replayHandlers = (
  parts: HandlerParts,
): Pick<Handlers, 'replay.start' | 'replay.cancel' | 'captures.copyAs'> => ({
  'replay.start': async request => ({ replayId: await parts.inspector.replays.start(request) }),
  'replay.cancel': ({ replayId }) => {
    parts.inspector.replays.cancel(replayId)
    return {}
  },
  // What redacts knows the numbers of the whole world: no start waits for that.
  'captures.copyAs': async wanted => (await import('../copy/copy-as.ts')).copyAs(parts)(wanted),
})
