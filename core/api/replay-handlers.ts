import type { Handlers } from '../../shared/contract.ts'
import { Problem } from '../../shared/problem.ts'
import type { HandlerParts } from './handlers.ts'

const unbuilt = (): never => {
  throw new Problem('bad-request', { reason: 'this is not built yet' })
}

/** Sending captures again, and sharing them as text. */
export const replayHandlers = (
  _parts: HandlerParts,
): Pick<Handlers, 'replay.start' | 'replay.cancel' | 'captures.copyAs'> => ({
  'replay.start': unbuilt,
  'replay.cancel': unbuilt,
  'captures.copyAs': unbuilt,
})
